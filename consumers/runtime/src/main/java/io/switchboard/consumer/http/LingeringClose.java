package io.switchboard.consumer.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Keeps a connection open behind an answer that came before its request had ended, such as a 413, and discards the rest
 * of the request. A caller that writes all of its request before it reads can then read the answer; a server that
 * closes at once resets the connection, and the answer is lost. The request has as much time and as many bytes as the
 * limits allow; then the connection is closed. One handler serves one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of a write or a close is in its promise.
public final class LingeringClose extends ChannelDuplexHandler {
    private static final String NAME = "switchboard.lingeringClose";

    private final Limits limits;

    /** Requests whose answers have not been written to their end; pipelining makes it more than one. */
    private int unanswered;

    /** The newest request has not ended. */
    private boolean isReceiving;

    private boolean isClosing;
    private long discarded;
    private @Nullable ScheduledFuture<?> deadline;

    /**
     * What is still taken of a request after its answer.
     *
     * @param bytes of its body; 16 MiB take less time than the usual limit from any network that is worth the name
     * @param time from the end of the answer
     */
    public record Limits(long bytes, Duration time) {
        /** 16 MiB in 10 seconds, which is the time that a whole request may take. */
        public static final Limits USUAL = new Limits(16 * 1024 * 1024, Duration.ofSeconds(10));

        public Limits {
            if (bytes < 0 || time.isNegative()) {
                throw new IllegalArgumentException("limits must not be negative: " + bytes + " bytes, " + time);
            }
        }
    }

    private LingeringClose(Limits limits) {
        this.limits = limits;
    }

    /** Adds it to each connection of a server that speaks HTTP/1.1. */
    public static HttpServer addTo(HttpServer server, Limits limits) {
        return server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, new LingeringClose(limits)));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part) {
            follow(context, part);
        }
        if (isClosing) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isClosing) {
            context.read();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            if (isAnsweredEarly()) {
                deadline = context.executor()
                        .schedule(() -> end(context), limits.time().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        boolean lingers = isAnsweredEarly() && context.channel().isActive();
        if (!lingers) {
            context.close(promise);
            return;
        }
        context.channel().closeFuture().addListener(_ -> promise.trySuccess());
        if (!isClosing) {
            isClosing = true;
            if (context.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
            context.read();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forgetDeadline();
    }

    private boolean isAnsweredEarly() {
        return isReceiving && unanswered == 0;
    }

    private void follow(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest request) {
            unanswered++;
            isReceiving = HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
        }
        if (part.decoderResult().isFailure()) {
            // What follows is not read as HTTP: its end cannot be seen.
            isReceiving = true;
        } else if (isReceiving && part instanceof HttpContent content) {
            receive(context, content);
        }
    }

    private void receive(ChannelHandlerContext context, HttpContent content) {
        discarded += isAnsweredEarly() ? content.content().readableBytes() : 0;
        if (content instanceof LastHttpContent) {
            isReceiving = false;
            discarded = 0;
            forgetDeadline();
        }
        if (discarded > limits.bytes() || (isClosing && !isReceiving)) {
            end(context);
        }
    }

    private void end(ChannelHandlerContext context) {
        isReceiving = false;
        context.close();
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
