package eu.sargs.plate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Many patterns with wildcards, looked through at once: a tree of their folded signs, in which {@code ?} and {@code *}
 * are branches of their own. What is looked through grows with the patterns that begin like the text, not with all.
 * Filled first, then read by any thread.
 */
public final class WildcardIndex {
    private static final int NONE = -1;

    private static final class Node {
        /** Signs that go on from here, and where to. */
        private char[] signs = {};

        private Node[] next = {};
        private Node any;
        private Node star;
        /** Its place among the nodes after a star; {@link #NONE} for others. */
        private final int afterStar;

        private int[] ending = {};

        Node(int afterStar) {
            this.afterStar = afterStar;
        }

        Node at(char sign) {
            for (int i = 0; i < signs.length; i++) {
                if (signs[i] == sign) {
                    return next[i];
                }
            }
            return null;
        }

        Node grown(char sign) {
            Node there = at(sign);
            if (there == null) {
                there = new Node(NONE);
                signs = Arrays.copyOf(signs, signs.length + 1);
                next = Arrays.copyOf(next, next.length + 1);
                signs[signs.length - 1] = sign;
                next[next.length - 1] = there;
            }
            return there;
        }
    }

    private final Node root = new Node(NONE);
    private int stars;

    /** @param number told by {@link #find} where the pattern may fit; 0 or more */
    public void add(PlatePattern pattern, int number) {
        Node at = root;
        for (char sign : pattern.folded().toCharArray()) {
            at = switch (sign) {
                case '?' -> at.any == null ? at.any = new Node(NONE) : at.any;
                case '*' -> at.star == null ? at.star = new Node(stars++) : at.star;
                default -> at.grown(sign);
            };
        }
        at.ending = Arrays.copyOf(at.ending, at.ending.length + 1);
        at.ending[at.ending.length - 1] = number;
    }

    /**
     * Adds the numbers of the patterns that may fit a text, as {@link PlatePattern#mayFit} says of each.
     *
     * @param folded by {@link Confusables#fold(String)}
     */
    public void find(String folded, BitSet found) {
        walk(root, folded, 0, new BitSet(stars), found);
    }

    /**
     * @param from the sign that comes next
     * @param passed nodes after a star that were reached. Between two stars every sign of the text is one of the
     *     pattern, so a node is reached from left to right, and the first time it takes in every later one
     */
    private static void walk(Node node, String text, int from, BitSet passed, BitSet found) {
        if (from == text.length()) {
            for (int number : node.ending) {
                found.set(number);
            }
        } else {
            Node same = node.at(text.charAt(from));
            if (same != null) {
                walk(same, text, from + 1, passed, found);
            }
            if (node.any != null) {
                walk(node.any, text, from + 1, passed, found);
            }
        }
        if (node.star != null && !passed.get(node.star.afterStar)) {
            passed.set(node.star.afterStar);
            for (int at = from; at <= text.length(); at++) {
                walk(node.star, text, at, passed, found);
            }
        }
    }
}
