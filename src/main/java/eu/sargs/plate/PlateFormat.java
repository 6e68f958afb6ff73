package eu.sargs.plate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One series of plates that a country issues.
 *
 * @param id {@code LV-car}
 * @param kind of vehicle, as the facts name it: {@code car/truck/bus}
 * @param regex over the normalised text
 * @param canonical how it is written, with {@code $n} for the regex's groups
 * @param layouts every sequence of slots the regex allows, each of fixed length
 * @param special first letters that are not issued to ordinary vehicles ({@code LA}: army)
 * @param lastResort fits nearly anything (personalised plates): weak evidence
 */
public record PlateFormat(
        String id,
        Country country,
        String kind,
        Pattern regex,
        String canonical,
        List<Layout> layouts,
        List<String> examples,
        Set<String> special,
        boolean lastResort,
        PlateLook look) {

    /** Slots from left to right; each is the set of signs it may hold. */
    public record Layout(List<String> slots) {
        public Layout {
            slots = List.copyOf(slots);
        }

        public int length() {
            return slots.size();
        }

        public boolean digit(int at) {
            return slots.get(at).chars().allMatch(Character::isDigit);
        }

        public boolean letter(int at) {
            return slots.get(at).chars().noneMatch(Character::isDigit);
        }

        /** How many texts it holds. */
        public double size() {
            double size = 1;
            for (String slot : slots) {
                size *= slot.length();
            }
            return size;
        }
    }

    public PlateFormat {
        layouts = List.copyOf(layouts);
        examples = List.copyOf(examples);
        special = Set.copyOf(special);
    }

    public boolean fits(String normalised) {
        return regex.matcher(normalised).matches();
    }

    /**
     * A plate that this series could issue, layouts in proportion to how many plates they hold. Equal for equal states
     * of {@code random}; never one of the {@link #special} first letters.
     */
    public Plate issue(RandomGenerator random) {
        double total = layouts.stream().mapToDouble(Layout::size).sum();
        while (true) {
            double pick = random.nextDouble() * total;
            Layout chosen = layouts.getLast();
            for (Layout layout : layouts) {
                pick -= layout.size();
                if (pick < 0) {
                    chosen = layout;
                    break;
                }
            }
            StringBuilder text = new StringBuilder();
            for (String slot : chosen.slots()) {
                text.append(slot.charAt(random.nextInt(slot.length())));
            }
            String plate = text.toString();
            if (fits(plate) && special.stream().noneMatch(plate::startsWith)) {
                return new Plate(plate);
            }
        }
    }

    /** As written by its country, {@code HO-3817}; empty where the text is not of this series. */
    Optional<String> written(String normalised) {
        Matcher matcher = regex.matcher(normalised);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < canonical.length(); i++) {
            char c = canonical.charAt(i);
            if (c == '$') {
                String group = matcher.group(canonical.charAt(++i) - '0');
                out.append(group == null ? "" : group);
            } else {
                out.append(c);
            }
        }
        return Optional.of(out.toString().strip());
    }
}
