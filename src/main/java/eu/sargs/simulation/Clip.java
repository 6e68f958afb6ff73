package eu.sargs.simulation;

import java.nio.file.Path;

/**
 * A made clip.
 *
 * @param video MP4 with one H.264 track (constrained baseline, no B pictures)
 * @param truthFile JSON lines beside it
 */
public record Clip(RoadScene scene, Path video, Path truthFile, GroundTruth truth) {}
