package dev.larder.store.fs;

import java.io.Closeable;
import java.io.IOException;

/**
 * What a backend has that may write, beside what it reads with.
 *
 * @param session what it shares with the others of its root
 * @param writer puts
 * @param remover removes
 * @param sweeper puts the root in order
 */
record Writing(Session session, Writer writer, Remover remover, Sweeper sweeper) implements Closeable {
    static Writing of(
            FileConfig config, Session session, Tree tree, Deadlines deadlines, Durability durability, Reader reader) {
        Remover remover = new Remover(tree, session, deadlines, durability, reader, config.timeout());
        Obstacles obstacles = new Obstacles(tree, remover);
        Writer writer = new Writer(tree, session, deadlines, durability, obstacles, config.timeout());
        Recovery recovery = new Recovery(session, remover, durability, config.timeout());
        Sweeper sweeper = new Sweeper(tree, deadlines, session, remover, recovery, config.sweep());
        return new Writing(session, writer, remover, sweeper);
    }

    @Override
    public void close() throws IOException {
        sweeper.close();
        session.close();
    }
}
