package eu.sargs.sync.link;

/** Why somebody who called did not come in. */
enum Refusal {
    /** It said nothing. */
    SILENT("said nothing"),
    /** It said something else: a browser, a scanner, garbage. */
    NO_TLS("spoke no TLS"),
    /** It proved no key, or none of a station that is let in; or it left before. */
    NO_KEY("proved no admitted key"),
    /** It had not proved a key when others came. */
    CROWDED_OUT("gave way to others");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** For the log. */
    @Override
    public String toString() {
        return words;
    }
}
