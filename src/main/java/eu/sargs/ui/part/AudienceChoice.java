package eu.sargs.ui.part;

import eu.sargs.access.Audience;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One of those this station can write to, by its name. */
public final class AudienceChoice extends ComboBox<Audience> {
    public AudienceChoice(String id, Words words) {
        setId(id);
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Audience one) {
                return one == null ? "" : AudienceWords.name(one, words);
            }

            @Override
            public Audience fromString(String text) {
                throw new UnsupportedOperationException("Nobody types it");
            }
        });
    }

    /** Offers these, and the chosen one also where it is none of them (any more). */
    public void offer(Collection<Audience> all, Audience chosen) {
        Set<Audience> choices = new LinkedHashSet<>(all);
        choices.add(chosen);
        getItems().setAll(choices);
        setValue(chosen);
    }
}
