package eu.sargs.platform;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a guess at something a person remembers costs (RFC 9106), with one lane: duty rooms have small machines.
 *
 * @param memory KiB
 * @param passes over it
 */
public record Argon2id(int memory, int passes) {
    /** RFC 9106's second recommended option. */
    public static final Argon2id STANDARD = new Argon2id(64 * 1024, 3);

    private static final int LENGTH = 32;
    private static final int MOST_MEMORY = 1 << 20;
    private static final int MOST_PASSES = 100;

    /** @throws IllegalArgumentException for what nobody would wait for */
    public Argon2id {
        if (memory < 8 || memory > MOST_MEMORY || passes < 1 || passes > MOST_PASSES) {
            throw new IllegalArgumentException("No cost of ours");
        }
    }

    /** @return 32 bytes */
    public byte[] derive(char[] secret, byte[] salt) {
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] out = new byte[LENGTH];
            argon2.generateBytes(bytes, out);
            return out;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(utf8.array(), (byte) 0);
        }
    }
}
