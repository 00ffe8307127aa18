package dev.larder.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.opendal.Operator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.HTreeMap;
import org.mapdb.Serializer;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;
import org.sqlite.SQLiteConfig;

/** What keeps bytes in files, each in its most durable setting: a put that has returned has been forced to the disk. */
final class FsClients implements AutoCloseable {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    /** How those are set that can be set to keep less. */
    static final Map<String, String> SETTINGS = Map.of(
            "opendal", "atomic writes; it cannot force the folder",
            "sqlite", "WAL, synchronous=FULL",
            "rocksdb", "sync",
            "mvstore", "a commit and a sync for each put",
            "mapdb", "transactions, a commit for each put");

    private final Map<String, Client> clients = new LinkedHashMap<>();

    FsClients(Path folder) throws Exception {
        Path direct = Files.createDirectory(folder.resolve("direct"));
        clients.put("by hand", new Direct(direct));
        clients.put("by hand (control)", new Direct(direct));
        clients.put("larder", new Larder(Store.open("file:" + folder.resolve("larder"))));
        Store ttl = Store.open("file:" + folder.resolve("larder-ttl"));
        ttl.put("other", new byte[1], RAW.ttl(Duration.ofDays(1)));
        clients.put("larder (where a key has a ttl)", new Larder(ttl));
        clients.put("opendal", new OpenDal(folder.resolve("opendal")));
        clients.put("sqlite", new Sqlite(folder.resolve("sqlite")));
        clients.put("rocksdb", new Rocks(folder.resolve("rocksdb")));
        clients.put("mvstore", new Mv(folder.resolve("mvstore")));
        clients.put("mapdb", new Map3(folder.resolve("mapdb")));
    }

    /** {@return all by name; the first is what the others are compared with} */
    Map<String, Client> all() {
        return clients;
    }

    /** Puts and gets. */
    interface Client extends AutoCloseable {
        void put(String key, byte[] value) throws Exception;

        byte[] get(String key) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    @Override
    public void close() throws Exception {
        for (Client client : clients.values()) {
            client.close();
        }
    }

    private static byte[] found(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalStateException("A client has lost what was put");
        }
        return value;
    }

    /** What Larder does for a put, written down for one key: a temporary file, forced and moved; then the folder is forced. */
    private static final class Direct implements Client {
        private final Path folder;
        private int next;

        Direct(Path folder) {
            this.folder = folder;
        }

        @Override
        public void put(String key, byte[] value) throws IOException {
            Path temp = folder.resolve("temp" + next++);
            try (FileChannel channel = FileChannel.open(temp, CREATE_NEW, WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(value);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(temp, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel parent = FileChannel.open(folder, READ)) {
                parent.force(true);
            }
        }

        @Override
        public byte[] get(String key) throws IOException {
            return Files.readAllBytes(folder.resolve(key));
        }
    }

    private record Larder(Store store) implements Client {
        @Override
        public void put(String key, byte[] value) {
            store.put(key, value, RAW);
        }

        @Override
        public byte[] get(String key) {
            return store.get(key, RAW).orElseThrow();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class OpenDal implements Client {
        private final Operator files;

        OpenDal(Path folder) {
            files = Operator.of(
                    "fs",
                    Map.of(
                            "root", folder.toString(),
                            "atomic_write_dir",
                                    folder.resolveSibling("opendal-temp").toString()));
        }

        @Override
        public void put(String key, byte[] value) {
            files.write(key, value);
        }

        @Override
        public byte[] get(String key) {
            return files.read(key);
        }

        @Override
        public void close() {
            files.close();
        }
    }

    private static final class Sqlite implements Client {
        private final Connection connection;
        private final PreparedStatement put;
        private final PreparedStatement get;

        Sqlite(Path file) throws SQLException {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table kv (k text primary key, v blob) without rowid");
            }
            put = connection.prepareStatement("insert or replace into kv values (?, ?)");
            get = connection.prepareStatement("select v from kv where k = ?");
        }

        @Override
        public void put(String key, byte[] value) throws SQLException {
            put.setString(1, key);
            put.setBytes(2, value);
            put.executeUpdate();
        }

        @Override
        public byte[] get(String key) throws SQLException {
            get.setString(1, key);
            try (ResultSet found = get.executeQuery()) {
                found.next();
                return found.getBytes(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static final class Rocks implements Client {
        private final WriteOptions sync;
        private final RocksDB db;

        Rocks(Path folder) throws RocksDBException {
            RocksDB.loadLibrary();
            sync = new WriteOptions().setSync(true);
            db = RocksDB.open(folder.toString());
        }

        @Override
        public void put(String key, byte[] value) throws RocksDBException {
            db.put(sync, key.getBytes(StandardCharsets.UTF_8), value);
        }

        @Override
        public byte[] get(String key) throws RocksDBException {
            return db.get(key.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            db.close();
            sync.close();
        }
    }

    private static final class Mv implements Client {
        private final MVStore store;
        private final MVMap<String, byte[]> map;

        Mv(Path file) {
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
            map = store.openMap("kv");
        }

        @Override
        public void put(String key, byte[] value) {
            map.put(key, value);
            store.commit();
            store.sync();
        }

        @Override
        public byte[] get(String key) {
            return found(map.get(key)).clone();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class Map3 implements Client {
        private final DB db;
        private final HTreeMap<String, byte[]> map;

        Map3(Path file) {
            db = DBMaker.fileDB(file.toFile()).transactionEnable().make();
            map = db.hashMap("kv", Serializer.STRING, Serializer.BYTE_ARRAY).create();
        }

        @Override
        public void put(String key, byte[] value) {
            map.put(key, value);
            db.commit();
        }

        @Override
        public byte[] get(String key) {
            return found(map.get(key));
        }

        @Override
        public void close() {
            db.close();
        }
    }
}
