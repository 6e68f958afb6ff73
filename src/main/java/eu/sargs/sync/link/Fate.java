package eu.sargs.sync.link;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/** What became of a stream that a peer opened: gRPC tells the one who handles it only that it was cancelled. */
final class Fate extends ServerStreamTracer {
    static final Context.Key<Fate> KEY = Context.key("fate");
    static final Factory FACTORY = new Factory() {
        @Override
        public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
            return new Fate();
        }
    };

    private volatile Status status = Status.CANCELLED;

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    @Override
    public void streamClosed(Status why) {
        status = why;
    }

    Status status() {
        return status;
    }
}
