package eu.sargs.sync.member;

import eu.sargs.journal.OriginKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key as two people read it to each other over the telephone: eight words of five letters, consonant and vowel in
 * turn, which can be said in every language of the border and mean nothing in any. 128 bits of a SHA-256.
 */
public record Fingerprint(List<String> words) {
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aiou";
    private static final int WORDS = 8;

    public Fingerprint {
        words = List.copyOf(words);
    }

    public static Fingerprint of(OriginKey key) {
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(key.hex()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            int bits = (hash[2 * i] & 0xff) << 8 | hash[2 * i + 1] & 0xff;
            words.add("" + CONSONANTS.charAt(bits >> 12) + VOWELS.charAt(bits >> 10 & 3)
                    + CONSONANTS.charAt(bits >> 6 & 15) + VOWELS.charAt(bits >> 4 & 3) + CONSONANTS.charAt(bits & 15));
        }
        return new Fingerprint(words);
    }

    /** As somebody typed it: letters of any case, words parted by anything else. Empty where it is no fingerprint. */
    public static Optional<Fingerprint> parse(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (letters.length() != 5 * WORDS) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(letters.substring(5 * i, 5 * i + 5));
        }
        return Optional.of(new Fingerprint(words));
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
