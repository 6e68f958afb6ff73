package eu.sargs.ui.admin;

import javafx.scene.layout.Region;

/** A part of the Admin page for officers who may change what it shows. FX thread. */
public interface AdminPanel {
    Region content();

    /** The page came into sight: what it shows is read anew. */
    void shown();
}
