package eu.sargs.recognition;

import java.util.List;

/**
 * One sign as read.
 *
 * @param choices what it may be, most likely first, at least one; probabilities sum to at most 1
 * @param position middle of the sign along the line, 0 to 1
 * @param absent probability, 0 to 1, that there is no sign at all: a bolt, a seal, the edge of the country band
 * @param gapBefore whether the reader saw a space, dash or seal before it
 */
public record SignRead(List<Choice> choices, double absent, double position, boolean gapBefore) {
    /** @param sign A–Z or 0–9 @param probability 0 to 1 */
    public record Choice(char sign, double probability) {}

    public SignRead {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("A sign has a choice");
        }
    }

    public char best() {
        return choices.getFirst().sign();
    }

    public double confidence() {
        return choices.getFirst().probability();
    }

    /** 0 where the reader never thought of it. */
    public double probability(char sign) {
        for (Choice choice : choices) {
            if (choice.sign() == sign) {
                return choice.probability();
            }
        }
        return 0;
    }

    /** The same elsewhere on the line. */
    SignRead at(double position) {
        return new SignRead(choices, absent, position, gapBefore);
    }

    static String text(List<SignRead> signs) {
        StringBuilder text = new StringBuilder(signs.size());
        signs.forEach(sign -> text.append(sign.best()));
        return text.toString();
    }
}
