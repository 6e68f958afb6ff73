package eu.sargs.app;

import eu.sargs.platform.Passphrases;
import eu.sargs.platform.Texts;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A passphrase typed at the terminal without being shown; where there is none, the next line of standard input. */
public final class TypedPassphrase implements Passphrases {
    private static final int LONGEST = 1024;

    private final Texts texts;

    public TypedPassphrase(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<char[]> ask(boolean wrong) {
        return ask(texts.get(wrong ? "app.passphrase.again" : "app.passphrase.ask"));
    }

    /** @param prompt shown at a terminal */
    public Optional<char[]> ask(String prompt) {
        Console terminal = System.console();
        try {
            return terminal != null && terminal.isTerminal()
                    ? Optional.ofNullable(terminal.readPassword("%s ", prompt))
                    : line(System.in);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Byte by byte: what stands after the line is for somebody else. */
    static Optional<char[]> line(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST];
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n' && length < LONGEST; next = in.read()) {
            bytes[length++] = (byte) next;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        CharBuffer signs = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] typed = Arrays.copyOf(signs.array(), signs.limit());
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(signs.array(), '\0');
        return Optional.of(typed);
    }
}
