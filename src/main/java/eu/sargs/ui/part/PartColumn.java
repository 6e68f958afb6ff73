package eu.sargs.ui.part;

import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** A column of a table that shows a part for each row, and grows with the text. */
public final class PartColumn<T> extends TableColumn<T, T> {
    /** Of its width, what a column of words keeps where there is little room. */
    private static final double WORDS_LEAST = 0.45;

    /**
     * @param caption key of its head
     * @param width at 100 %; below zero: never narrower than that
     */
    public PartColumn(Desk desk, String caption, double width, Function<T, Node> part) {
        textProperty().bind(desk.words().caption(caption));
        // Marks, times, pictures and plates are never cut; words share what is left, on two lines if they must.
        Runnable size = () -> {
            double px = desk.look().px(Math.abs(width));
            setPrefWidth(px);
            setMinWidth(width < 0 ? px : px * WORDS_LEAST);
        };
        desk.look().scaleProperty().addListener((o, was, is) -> size.run());
        size.run();
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        setCellFactory(all -> new TableCell<>() {
            @Override
            protected void updateItem(T row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : part.apply(row));
            }
        });
    }
}
