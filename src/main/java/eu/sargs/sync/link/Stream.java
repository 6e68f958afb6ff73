package eu.sargs.sync.link;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One gRPC stream of byte messages, whichever side began it. Not thread-safe: its link uses it under one lock. */
interface Stream {
    String SERVICE = "sargs.sync.Station";

    /** The one method: messages each way until one side ends it. */
    MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Link"))
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    boolean isReady();

    void send(byte[] message);

    void request(int messages);

    /** Ends it after what was sent. */
    void end(Status why);

    /** Ends it now, with its connection, whatever still waits. */
    void cut();

    final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes(); // gRPC has refused what is larger than the limit
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
