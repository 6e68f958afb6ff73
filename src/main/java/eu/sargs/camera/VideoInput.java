package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import eu.sargs.camera.CameraHealth.Cause;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;

/** A stream that FFmpeg opens and decodes. */
final class VideoInput implements PictureSource {
    private static final Duration BUFFERED = Duration.ofMillis(200);
    /** Bytes of a stream that tell what it is. */
    private static final long PLENTY = 32 << 10;

    private static final long MOST_PIXELS = 64L << 20;
    private static final int NOT_READY;

    static {
        // FFmpeg prints addresses with their logins; all it has to say comes back as error numbers too.
        av_log_set_level(AV_LOG_QUIET);
        NOT_READY = AVERROR_EAGAIN(); // only after the line above has loaded the library it asks
    }

    // Numbers of C that JavaCPP does not name: ENOENT, EIO, EACCES, AV_FRAME_FLAG_CORRUPT.
    private static final int NO_SUCH_FILE = -2;
    private static final int BROKEN = -5;
    private static final int NOT_ALLOWED = -13;
    private static final int CORRUPT = 1;

    /** Carries a packet's time through the decoder to its picture, in a field meant for the caller's own pointer. */
    private static final class Stamp extends Pointer {
        Stamp at(long nanos) {
            address = nanos;
            return this;
        }
    }

    private final InputOptions.Kind kind;
    private final InputOptions.Patience patience;
    private final Interrupt interrupt;
    private AVFormatContext format;
    /** Where the bytes of an HTTP stream come in: opened here, so that a silent server is told from one that is away. */
    private AVIOContext bytes;

    private AVCodecContext decoder;
    private AVPacket packet;
    private AVFrame picture;
    private long openedNanos;
    private int stream;
    private double secondsPerTick;
    private double fps;
    private String codecName = "";
    private boolean fed;
    private final Stamp stamp = new Stamp();

    private VideoInput(InputOptions.Kind kind, InputOptions.Patience patience, BooleanSupplier stopped) {
        this.kind = kind;
        this.patience = patience;
        this.interrupt = new Interrupt(stopped);
    }

    /** As {@link #open(CameraAddress, InputOptions.Patience, BooleanSupplier)}, with the usual patience of 10 s. */
    static VideoInput open(CameraAddress address, BooleanSupplier stopped) throws FeedTrouble {
        return open(address, InputOptions.Patience.USUAL, stopped);
    }

    /**
     * Opens and finds the video stream; ends when the patience is over.
     *
     * @throws eu.sargs.platform.Fault CAM-01 for an address of no known kind
     */
    static VideoInput open(CameraAddress address, InputOptions.Patience patience, BooleanSupplier stopped)
            throws FeedTrouble {
        InputOptions options = InputOptions.of(address);
        VideoInput input = new VideoInput(options.kind(), patience, stopped);
        try {
            input.openStream(options, address);
            input.openDecoder();
            return input;
        } catch (FeedTrouble | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private void openStream(InputOptions options, CameraAddress address) throws FeedTrouble {
        format = avformat_alloc_context();
        interrupt.guard(format);
        interrupt.within(patience.open().toNanos());
        openedNanos = System.nanoTime();
        if (kind == InputOptions.Kind.HTTP) {
            connect(options, address);
        }
        AVDictionary dictionary = options.dictionary(address, patience);
        int code = avformat_open_input(format, options.url(), options.inputFormat(), dictionary);
        av_dict_free(dictionary);
        if (code < 0) {
            format = null; // freed by the failed call
            throw trouble(code, "open", address);
        }
        code = avformat_find_stream_info(format, (AVDictionary) null);
        if (code < 0) {
            throw trouble(code, "probe", address);
        }
        stream = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (stream < 0) {
            throw unknown("no video in the stream");
        }
    }

    private void connect(InputOptions options, CameraAddress address) throws FeedTrouble {
        AVIOContext opened = new AVIOContext(null);
        AVDictionary dictionary = options.dictionary(address, patience);
        int code = avio_open2(opened, options.url(), AVIO_FLAG_READ, format.interrupt_callback(), dictionary);
        av_dict_free(dictionary);
        if (code < 0) {
            throw trouble(code, "open", address);
        }
        bytes = opened;
        format.pb(bytes);
    }

    /** The stream is open and cannot be decoded: because nothing has come of it yet, or because of what came. */
    private FeedTrouble unknown(String message) {
        interrupt.within(BUFFERED.toNanos()); // packets that the probe has seen are given out at once
        packet = av_packet_alloc();
        if (av_read_frame(format, packet) < 0 && interrupt.expired()) {
            return new FeedTrouble(Cause.NO_PACKETS, message + ", for none came");
        }
        boolean guessed = format.probe_score() <= AVPROBE_SCORE_RETRY;
        return new FeedTrouble(guessed ? Cause.GARBAGE : Cause.WRONG_CODEC, message);
    }

    private void openDecoder() throws FeedTrouble {
        AVStream video = format.streams(stream);
        AVCodecParameters parameters = video.codecpar();
        AVCodec codec = avcodec_find_decoder(parameters.codec_id());
        if (codec == null || codec.isNull()) {
            throw new FeedTrouble(Cause.WRONG_CODEC, "no decoder");
        }
        codecName = avcodec_get_name(parameters.codec_id()).getString();
        decoder = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(decoder, parameters);
        decoder.thread_count(
                1); // threads add a picture of delay each, and the wall has cameras enough to fill the cores
        decoder.flags(decoder.flags() | AV_CODEC_FLAG_LOW_DELAY | AV_CODEC_FLAG_COPY_OPAQUE);
        decoder.max_pixels(MOST_PIXELS);
        AVRational base = video.time_base();
        decoder.pkt_timebase(base);
        secondsPerTick = base.den() == 0 ? 0 : (double) base.num() / base.den();
        int code = avcodec_open2(decoder, codec, (AVDictionary) null);
        if (code < 0) {
            throw new FeedTrouble(Cause.WRONG_CODEC, "decoder refused, " + code);
        }
        if (parameters.width() <= 0 || parameters.height() <= 0) {
            throw unknown("no picture size in the stream");
        }
        AVRational rate = video.avg_frame_rate();
        double announced = rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
        fps = announced >= 0.1 && announced <= 240 ? announced : 0;
        packet = av_packet_alloc();
        picture = av_frame_alloc();
    }

    @Override
    public Found next(Duration within) throws FeedTrouble {
        if (fed) {
            int code = avcodec_receive_frame(decoder, picture);
            if (code == 0) {
                boolean damaged = picture.decode_error_flags() != 0 || (picture.flags() & CORRUPT) != 0;
                return damaged ? Found.DAMAGE : Found.PICTURE;
            }
            fed = false;
            if (code == AVERROR_EOF()) {
                throw new FeedTrouble(Cause.ENDED, "end of the stream");
            }
            if (code != NOT_READY) {
                return Found.DAMAGE;
            }
        }
        return feed(within);
    }

    private Found feed(Duration within) throws FeedTrouble {
        interrupt.within(within.toNanos());
        int code = av_read_frame(format, packet);
        if (code == AVERROR_EOF()) {
            // Lets the decoder give out what it holds back; when that is out, it says "end" itself.
            fed = true;
            avcodec_send_packet(decoder, null);
            return Found.PACKET;
        }
        if (code == NOT_READY) {
            return Found.PACKET;
        }
        if (code < 0) {
            throw trouble(code, "read", null);
        }
        try {
            if (packet.stream_index() != stream) {
                return Found.PACKET;
            }
            packet.opaque(stamp.at(System.nanoTime()));
            code = avcodec_send_packet(decoder, packet);
            fed = true;
            return code < 0 && code != NOT_READY ? Found.DAMAGE : Found.PACKET;
        } finally {
            av_packet_unref(packet);
        }
    }

    private FeedTrouble trouble(int code, String doing, CameraAddress address) {
        String message = doing + (interrupt.expired() ? " took too long" : " failed, " + code);
        if (code == AVERROR_HTTP_UNAUTHORIZED() || code == AVERROR_HTTP_FORBIDDEN() || code == NOT_ALLOWED) {
            return new FeedTrouble(Cause.UNAUTHORISED, message);
        }
        if (code == AVERROR_HTTP_NOT_FOUND()
                || code == AVERROR_HTTP_OTHER_4XX()
                || code == AVERROR_HTTP_BAD_REQUEST()
                || code == NO_SUCH_FILE) {
            return new FeedTrouble(Cause.NO_SUCH_STREAM, message);
        }
        if (code == AVERROR_HTTP_SERVER_ERROR()) {
            return new FeedTrouble(Cause.NO_PACKETS, message); // it is there, and has a trouble of its own
        }
        if (doing.equals("read")) {
            return new FeedTrouble(code == AVERROR_INVALIDDATA() ? Cause.ENDED : Cause.NO_PACKETS, message);
        }
        boolean silent = System.nanoTime() - openedNanos >= patience.socket().toNanos();
        Cause cause = switch (kind) {
            // What a file's reader stumbles over is in the file.
            case FILE -> Cause.GARBAGE;
            case DEVICE -> Cause.UNREACHABLE;
            case HTTP, RTSP -> {
                if (bytes != null && (interrupt.expired() || silent && bytes.bytes_read() < PLENTY)) {
                    yield Cause.NO_PACKETS;
                }
                // Silence ends with the socket's own time; until ours is over only somebody who talks keeps us.
                if (interrupt.expired()) {
                    yield Listening.at(address) ? Cause.GARBAGE : Cause.UNREACHABLE;
                }
                // A server that stays silent until the socket's time is up comes back under these numbers too.
                boolean nonsense = code == AVERROR_INVALIDDATA() || code == AVERROR_EOF();
                if (bytes != null) {
                    // It has answered; a page that is over is told as a connection that broke, too.
                    yield nonsense || code == BROKEN ? Cause.GARBAGE : Cause.UNREACHABLE;
                }
                if (nonsense && !silent) {
                    yield Cause.GARBAGE;
                }
                boolean unclear = kind == InputOptions.Kind.RTSP && (nonsense || code == BROKEN);
                yield unclear && Listening.babbles(address) ? Cause.GARBAGE : Cause.UNREACHABLE;
            }
        };
        return new FeedTrouble(cause, message);
    }

    @Override
    public AVFrame picture() {
        return picture;
    }

    @Override
    public long arrivedNanos() {
        Pointer carried = picture.opaque();
        return carried == null ? System.nanoTime() : carried.address();
    }

    @Override
    public double seconds() {
        long ticks = picture.best_effort_timestamp();
        return ticks == AV_NOPTS_VALUE ? Double.NaN : ticks * secondsPerTick;
    }

    @Override
    public void onlyKeyPictures(boolean only) {
        decoder.skip_frame(only ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT);
    }

    @Override
    public boolean recorded() {
        return kind == InputOptions.Kind.FILE
                || kind == InputOptions.Kind.HTTP && format.duration() > 0 && format.duration() != AV_NOPTS_VALUE;
    }

    @Override
    public double fps() {
        return fps;
    }

    /** Announced length in seconds, 0 when unknown. */
    double length() {
        return format.duration() > 0 && format.duration() != AV_NOPTS_VALUE ? format.duration() / 1e6 : 0;
    }

    @Override
    public int width() {
        return decoder.width();
    }

    @Override
    public int height() {
        return decoder.height();
    }

    @Override
    public String codec() {
        return codecName;
    }

    @Override
    public void close() {
        if (picture != null) {
            av_frame_free(picture);
            picture = null;
        }
        if (packet != null) {
            av_packet_free(packet);
            packet = null;
        }
        if (decoder != null) {
            avcodec_free_context(decoder);
            decoder = null;
        }
        if (format != null) {
            interrupt.within(Duration.ofSeconds(1).toNanos()); // the goodbye to the server must not hang either
            avformat_close_input(format);
            format = null;
        }
        if (bytes != null) {
            avio_closep(bytes);
            bytes = null;
        }
        interrupt.close();
    }
}
