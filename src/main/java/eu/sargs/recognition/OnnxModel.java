package eu.sargs.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import eu.sargs.platform.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A network with one input and one output, from this room's resources, run on the calling thread alone: cores are
 * shared by threads of ours, not by the runtime's. Running is thread-safe.
 */
final class OnnxModel implements AutoCloseable {
    /** @param shape of the output */
    record Output(FloatBuffer values, long[] shape) {}

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;

    private OnnxModel(byte[] bytes) throws OrtException {
        environment.setTelemetry(false); // nothing about a duty room's work leaves its machine
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Pictures come in many shapes: an arena would keep room for the largest of each, for good.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(bytes, options);
        }
        input = session.getInputNames().iterator().next();
    }

    /**
     * @param sha256 what the file must be; a damaged installation is told, not run
     * @throws Fault REC-01 when the model is missing or damaged, or the runtime cannot be loaded
     */
    static OnnxModel load(String resource, String sha256) {
        try (InputStream in = OnnxModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Fault("REC-01", "recognition.fault.model", resource);
            }
            byte[] bytes = in.readAllBytes();
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!found.equals(sha256)) {
                throw new Fault("REC-01", "recognition.fault.model", resource);
            }
            return new OnnxModel(bytes);
        } catch (IOException | NoSuchAlgorithmException | OrtException | LinkageError e) {
            throw new Fault(e, "REC-01", "recognition.fault.model", resource);
        }
    }

    /** A buffer that {@link #run} takes without copying. */
    static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** @param values from position to limit, as many as the shape says */
    Output run(FloatBuffer values, long... shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            return new Output(output.getFloatBuffer(), output.getInfo().getShape());
        } catch (OrtException e) {
            throw new Fault(e, "REC-02", "recognition.fault.inference");
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new Fault(e, "REC-02", "recognition.fault.inference");
        }
    }
}
