package dev.larder.serde.transform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption: three bytes of magic, a version, eight of key id, twelve of nonce, then the ciphertext and its tag. */
final class AesGcmTransform implements Transform {
    private static final byte[] MAGIC = {(byte) 0xC1, 'L', 'E', 1};
    private static final int ID = 8;
    private static final int NONCE = 12;
    private static final int HEADER = MAGIC.length + ID + NONCE;
    private static final int TAG = 16;
    private static final byte[] PURPOSE = "larder aes-gcm key id".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final long currentId;
    private final Map<Long, SecretKey> keys = new LinkedHashMap<>();

    AesGcmTransform(SecretKey current, SecretKey... older) {
        List<SecretKey> all = new ArrayList<>(List.of(older));
        all.add(0, current);
        for (SecretKey key : all) {
            SecretKey other = keys.putIfAbsent(id(key), key);
            if (other != null && !other.equals(key)) {
                throw new IllegalArgumentException("Two keys have the same id");
            }
        }
        currentId = keys.keySet().iterator().next();
    }

    private static long id(SecretKey key) {
        byte[] bytes = key.getEncoded();
        if (bytes == null || (bytes.length != 16 && bytes.length != 24 && bytes.length != 32)) {
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes, which it gives out");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(PURPOSE)).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256", e);
        }
    }

    @Override
    public byte[] apply(String key, byte[] bytes) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] stored = new byte[Math.addExact(bytes.length, HEADER + TAG)];
        ByteBuffer.wrap(stored).put(MAGIC).putLong(currentId).put(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, currentId, stored, key);
        cipher.doFinal(bytes, 0, bytes.length, stored, HEADER);
        return stored;
    }

    @Override
    public byte[] invert(String key, byte[] bytes) throws Exception {
        ByteBuffer view = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.length < HEADER + TAG || !java.util.Arrays.equals(magic(view, magic), MAGIC)) {
            throw new TransformException("The value is not encrypted, or not in a form known to this release");
        }
        long id = view.getLong();
        if (!keys.containsKey(id)) {
            throw new TransformException("The value is encrypted with a key that is not among those given; its id is "
                    + String.format("%016x", id) + ". Pass the older key too");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, id, bytes, key).doFinal(bytes, HEADER, bytes.length - HEADER);
        } catch (AEADBadTagException e) {
            throw new TransformException("The encrypted value was changed, or belongs to another entry");
        }
    }

    private static byte[] magic(ByteBuffer view, byte[] magic) {
        view.get(magic);
        return magic;
    }

    private Cipher cipher(int mode, long id, byte[] stored, String key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKey secret = keys.get(id);
        if (secret == null) {
            throw new IllegalStateException("A key id without a key");
        }
        cipher.init(
                mode,
                new SecretKeySpec(secret.getEncoded(), "AES"),
                new GCMParameterSpec(TAG * 8, stored, HEADER - NONCE, NONCE));
        cipher.updateAAD(stored, 0, HEADER);
        cipher.updateAAD(key.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "aes-gcm";
    }
}
