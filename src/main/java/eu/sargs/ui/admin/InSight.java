package eu.sargs.ui.admin;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings a part of a page that scrolls to its top: a form is longer than the list it takes the place of. */
final class InSight {
    private InSight() {}

    static void bring(Node part) {
        Node at = part;
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        if (at instanceof ScrollPane page) {
            page.applyCss();
            page.layout();
            Node content = page.getContent();
            double beyond = content.getLayoutBounds().getHeight()
                    - page.getViewportBounds().getHeight();
            double top = content.sceneToLocal(part.localToScene(part.getBoundsInLocal()))
                    .getMinY();
            if (beyond > 0) {
                page.setVvalue(Math.clamp(top / beyond, 0, 1) * page.getVmax());
            }
        }
    }
}
