package eu.sargs.recognition;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads one line of a plate. One thread at a time; owns native memory until closed. */
public interface PlateReader extends AutoCloseable {
    /**
     * @param line an upright, rectified line of text: 8 bits, blue, green, red, any size; not changed
     * @return its signs from left to right, possibly none
     */
    List<SignRead> read(Mat line);

    @Override
    void close();
}
