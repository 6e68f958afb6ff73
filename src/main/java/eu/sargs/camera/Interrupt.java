package eu.sargs.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;

/**
 * Ends FFmpeg's blocking calls: it asks here many times a second whether to go on. An upcall stub of our own, because
 * JavaCPP's callbacks are limited to ten of a kind in a process, and a wall has more cameras.
 */
final class Interrupt implements AutoCloseable {
    private final BooleanSupplier stopped;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment stub;
    private volatile long deadline = Long.MAX_VALUE;
    private volatile boolean expired;

    Interrupt(BooleanSupplier stopped) {
        this.stopped = stopped;
        try {
            MethodHandle ask =
                    MethodHandles.lookup().bind(this, "ask", MethodType.methodType(int.class, MemorySegment.class));
            stub = Linker.nativeLinker()
                    .upcallStub(ask, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS), arena);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The interrupt callback", e);
        }
    }

    /** The context must be closed before this is. */
    void guard(AVFormatContext context) {
        // struct AVIOInterruptCB { int (*callback)(void *); void *opaque; }
        MemorySegment.ofAddress(context.interrupt_callback().address())
                .reinterpret(ValueLayout.ADDRESS.byteSize())
                .set(ValueLayout.ADDRESS, 0, stub);
    }

    /** From now, blocking calls end after this time. @param nanos until then */
    void within(long nanos) {
        deadline = System.nanoTime() + nanos;
        expired = false;
    }

    /** Whether a call was ended because its time was up. */
    boolean expired() {
        return expired;
    }

    @SuppressWarnings("unused") // called by FFmpeg
    private int ask(MemorySegment nothing) {
        if (stopped.getAsBoolean()) {
            return 1;
        }
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            expired = true;
            return 1;
        }
        return 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
