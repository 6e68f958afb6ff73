package eu.sargs.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.OneLine;
import eu.sargs.platform.Texts;
import java.io.PrintWriter;
import java.util.Map;

/** Where a command's results (out) and its words to the person (err) go: a terminal, or the control socket. */
public final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final PrintWriter err;
    private final Texts texts;

    public Console(PrintWriter out, PrintWriter err, Language language) {
        this.out = out;
        this.err = err;
        this.texts = new Texts(language);
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public Texts texts() {
        return texts;
    }

    /** A result line; what it repeats of others' text cannot break it or drive the terminal. */
    public void print(String line) {
        out.println(OneLine.shown(line));
        out.flush();
    }

    /** A result as one JSON object on one line; keys in the map's order. */
    public void print(Map<String, ?> object) {
        try {
            print(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether results could not be written to where they go: a full disk, a closed pipe. */
    boolean lost() {
        return out.checkError();
    }

    /** What is being done or what went wrong, in the reader's language. */
    public void say(String key, Object... arguments) {
        err.println(OneLine.shown(texts.get(key, arguments)));
        err.flush();
    }

    public void say(Fault fault) {
        err.println(OneLine.shown(texts.get(fault)) + " [" + fault.code() + "]");
        err.flush();
    }
}
