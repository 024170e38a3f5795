package broadsheet.local.lambda;

import broadsheet.local.template.LambdaFunction;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The template's functions.
 *
 * <p>One handler instance serves all concurrent events, whereas Lambda creates an instance for each concurrent event.
 */
public final class Functions implements AutoCloseable {
    /**
     * Lambda's payload limit for events and answers, in bytes: 6 MiB, plus the 100 bytes that Lambda allows on top.
     */
    public static final int PAYLOAD_LIMIT = 6 * 1024 * 1024 + 100;

    private static final Logger LOG = System.getLogger(Functions.class.getName());

    private final Map<String, Loaded> functions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Loaded(LambdaFunction function, RequestStreamHandler handler) {}

    private Functions(Map<String, Loaded> functions) {
        this.functions = functions;
    }

    /**
     * Creates the handlers.
     *
     * @throws broadsheet.local.template.Refusal if a class is missing, does not implement
     *     {@code RequestStreamHandler}, or fails to initialize
     */
    public static Functions load(List<LambdaFunction> functions) {
        Map<String, Loaded> loaded = new HashMap<>();
        for (LambdaFunction function : functions) {
            loaded.put(function.name(), new Loaded(function, handler(function)));
        }
        return new Functions(loaded);
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @throws FunctionFailure if the call fails; this method has already logged it
     */
    public byte[] call(String name, byte[] event) throws FunctionFailure {
        Loaded loaded = Optional.ofNullable(functions.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
        LocalContext context = LocalContext.of(loaded.function);
        try {
            return call(loaded, event, context);
        } catch (FunctionFailure e) {
            LOG.log(Level.ERROR, name + " " + context.getAwsRequestId(), e);
            throw e;
        } finally {
            listeners.forEach(Runnable::run);
        }
    }

    /** Runs a listener after each call of a function, in the thread that made the call. */
    public void afterEachCall(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private byte[] call(Loaded loaded, byte[] event, LocalContext context) throws FunctionFailure {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Callable<byte[]> call = () -> {
            loaded.handler.handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toByteArray();
        };
        Future<byte[]> running = threads.submit(call);
        try {
            byte[] bytes = running.get(loaded.function.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length > PAYLOAD_LIMIT) {
                throw new FunctionFailure("answered " + bytes.length + " bytes");
            }
            return bytes;
        } catch (ExecutionException e) {
            throw new FunctionFailure("threw", Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new FunctionFailure(
                    "took longer than " + loaded.function.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new FunctionFailure("was interrupted", e);
        }
    }

    /**
     * Finds a function's handler class without initializing it.
     *
     * @throws broadsheet.local.template.Refusal if the class is missing or does not implement
     *     {@code RequestStreamHandler}
     */
    public static Class<? extends RequestStreamHandler> find(LambdaFunction function) {
        String name = function.handler().replaceFirst("::handleRequest$", "");
        try {
            return Class.forName(name, false, Functions.class.getClassLoader()).asSubclass(RequestStreamHandler.class);
        } catch (ClassNotFoundException e) {
            throw function.declared().refuse("there is no class " + name + " on the class path");
        } catch (ClassCastException e) {
            throw function.declared().refuse(name + " is no RequestStreamHandler");
        }
    }

    private static RequestStreamHandler handler(LambdaFunction function) {
        try {
            return find(function).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            LOG.log(Level.ERROR, function.handler(), cause);
            throw function.declared().refuse(function.handler() + " cannot be created: " + cause);
        }
    }
}
