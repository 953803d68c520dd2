package io.switchboard.collector.liveperson;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.http.Server;
import io.switchboard.collector.http.VendorClient;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The server of one of LivePerson's services for an account, as the domain API tells it. Asked for once, and again
 * after a call that found nobody, a failing server, or no such path there.
 */
public final class Domain implements Server {
    private static final String BASE = "baseURI";
    private static final Shape SHAPE = Shape.ofWords(Set.of(BASE));

    private final VendorClient client;
    private final URI discovery;
    private final Request request;
    private volatile Optional<URI> known = Optional.empty();

    /**
     * @param discovery the domain API's own server
     * @param accountId the vendor's id of the account
     * @param service the vendor's name of the service
     */
    public Domain(VendorClient client, URI discovery, String accountId, String service) {
        this.client = client;
        this.discovery = discovery;
        this.request = Request.get(
                discovery + "/api/account/" + accountId + "/service/" + service + "/baseURI.json?version=1.0");
    }

    @Override
    public Mono<URI> address() {
        return Mono.defer(() -> known.map(Mono::just).orElseGet(this::discover));
    }

    @Override
    public void failed(Reply.Failed reply) {
        if (reply.failure() instanceof Failure.Unreachable
                || reply.exchange().status().equals(Optional.of(404))) {
            known = Optional.empty();
        }
    }

    private Mono<URI> discover() {
        return client.send(request, new AnswerDecoder(SHAPE))
                .map(this::address)
                .doOnNext(uri -> known = Optional.of(uri));
    }

    private URI address(Reply reply) {
        String host = Words.of(reply, BASE, "the domain API");
        try {
            // The domain API names a bare host.
            return URI.create(host.contains("://") ? host : discovery.getScheme() + "://" + host);
        } catch (IllegalArgumentException e) {
            throw new FailedCall(new Failure.Malformed("the domain API names no host"));
        }
    }

    /** Reads the one word that a document of LivePerson's infrastructure is asked for. */
    static final class Words {
        private Words() {}

        static String of(Reply reply, String word, String api) {
            return switch (reply) {
                case Reply.Answered(Answer answer, var exchange) -> of(answer, word, api);
                case Reply.Failed(Failure failure, var exchange) -> throw new FailedCall(failure.of(api));
            };
        }

        private static String of(Answer answer, String word, String api) {
            return Optional.of(answer)
                    .filter(Answer.Decoded.class::isInstance)
                    .flatMap(page -> ((Answer.Decoded) page).word(word))
                    .map(Answer.Word::last)
                    .orElseThrow(() -> new FailedCall(new Failure.Malformed(api + " tells no " + word)));
        }
    }
}
