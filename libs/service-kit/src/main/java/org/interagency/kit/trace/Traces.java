package org.interagency.kit.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The spans that no library makes, and the way of a trace through tables and messages, where it is a text: the {@code traceparent} of W3C Trace
 * Context. If traces are off ({@code quarkus.otel.sdk.disabled}), there are no spans and no such texts.
 */
@ApplicationScoped
public class Traces {

    /** The name of the Kafka header and of the CloudEvents attribute with the text. */
    public static final String TRACEPARENT = "traceparent";

    private static final W3CTraceContextPropagator TEXT = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<String> TEXT_ALONE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(TRACEPARENT) ? traceparent : null;
        }
    };

    private final boolean off;
    private final Tracer tracer;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.off = off;
        this.tracer = telemetry.getTracer("org.interagency.registry");
    }

    /** A span as a text; {@code null} if it belongs to no trace. */
    public static @Nullable String traceparent(Span span) {
        if (!span.getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        TEXT.inject(Context.root().with(span), texts, Map::put);
        return texts.get(TRACEPARENT);
    }

    /**
     * Begins the span of sending a message.
     *
     * @param traceparent the span that wrote the message; {@code null} if it was not traced, and then sending is not traced either
     */
    public Span sending(String topic, @Nullable String traceparent) {
        return message("send", topic, SpanKind.PRODUCER, traceparent);
    }

    /**
     * Begins the span of reading a message and storing what it says.
     *
     * @param traceparent the span that sent the message; {@code null} if it was not traced, and then reading is not traced either
     */
    public Span processing(String topic, @Nullable String traceparent) {
        return message("process", topic, SpanKind.CONSUMER, traceparent);
    }

    /** Names are those of OpenTelemetry's conventions for messaging. */
    private Span message(String operation, String topic, SpanKind kind, @Nullable String traceparent) {
        if (off || traceparent == null) {
            return Span.getInvalid();
        }
        Context parent = TEXT.extract(Context.root(), traceparent, TEXT_ALONE);
        return !Span.fromContext(parent).getSpanContext().isValid()
                ? Span.getInvalid()
                : tracer.spanBuilder(operation + " " + topic)
                        .setParent(parent)
                        .setSpanKind(kind)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", operation)
                        .setAttribute("messaging.destination.name", topic)
                        .startSpan();
    }

    /** Ends a span, as failed if there is a failure. */
    public static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            fail(span, failure);
        }
        span.end();
    }

    /** Notes the failure of what a span is about; the span goes on. */
    public static void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR).recordException(failure);
    }

    /**
     * The context of work that some spans have caused: that of the first span, if all belong to one trace; otherwise one of no trace, since the work
     * is done for several traces together.
     */
    public static Context following(Collection<SpanContext> causes) {
        boolean haveOneTrace =
                causes.stream().map(SpanContext::getTraceId).distinct().count() == 1;
        SpanContext first = haveOneTrace ? causes.iterator().next() : SpanContext.getInvalid();
        return first.isValid() ? Context.root().with(Span.wrap(first)) : Context.root();
    }

    /**
     * Does work in a span of its own, a child of the current one if there is one. The work may end in an exception.
     *
     * @param name what is done, which few values distinguish
     * @param attribute the name of the attribute that says with what it is done
     */
    public <T> T within(String name, String attribute, String value, Supplier<T> work) {
        if (off) {
            return work.get();
        }
        Span span = tracer.spanBuilder(name)
                .setAttribute(AttributeKey.stringKey(attribute), value)
                .startSpan();
        Throwable failure = null;
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            end(span, failure);
        }
    }
}
