package eu.sargs.ui.part;

import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;

/**
 * What every screen of one window stands on.
 *
 * @param words texts in the language of the moment
 * @param times times as the station reads them
 * @param ticker the clock tick of the screen
 * @param look room light, text scale, still screen
 * @param bridge from other threads to the FX thread and back
 * @param pictures crops and overviews, ready to show
 * @param sites where cameras stand, in words
 * @param others how the other stations are reached
 */
public record Desk(
        Words words,
        Times times,
        Ticker ticker,
        Look look,
        FxBridge bridge,
        PictureCache pictures,
        Sites sites,
        OtherStations others) {
    /** Of a station that has no others. */
    public Desk(
            Words words, Times times, Ticker ticker, Look look, FxBridge bridge, PictureCache pictures, Sites sites) {
        this(words, times, ticker, look, bridge, pictures, sites, OtherStations.none());
    }
}
