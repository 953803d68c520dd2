package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendorClock;
import io.switchboard.simulator.account.VendorPipeline;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.JsonDocument;
import io.switchboard.simulator.http.ReplyDelivery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import reactor.netty.http.server.HttpServerRoutes;

/** Where the services are, the login, and the one API. All services are at the simulator's own address. */
public final class LivePersonRoutes {
    private static final List<String> SERVICES = List.of("agentVep", "leDataReporting");

    private final SimulatedAccounts accounts;
    private final BearerTokens bearers = new BearerTokens();
    private final LivePersonAuthenticator doorkeeper;
    private final VendorPipeline desk;
    private final ReplyDelivery delivery;

    public LivePersonRoutes(
            SimulatedAccounts accounts, SimulatedVendorClock clock, VendorPipeline desk, ReplyDelivery delivery) {
        this.accounts = accounts;
        this.doorkeeper = new LivePersonAuthenticator(accounts, clock, bearers);
        this.desk = desk;
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        SimulatedConversationsApi conversations = new SimulatedConversationsApi(doorkeeper, bearers);
        String path = "/operations/api/account/{account}/msgconversation";
        routes.get("/api/account/{account}/service/baseURI.json", delivery.replying(this::services))
                .get("/api/account/{account}/service/{service}/baseURI.json", delivery.replying(this::service))
                .post("/api/account/{account}/login", delivery.replying(this::login))
                .get(path, desk.serve(conversations))
                .post(path, desk.serve(conversations));
    }

    private HttpReply services(HttpExchangeRequest request) {
        return find(request)
                .map(account -> HttpReply.json(out -> {
                    out.writeStartObject();
                    out.writeArrayFieldStart("baseURIs");
                    for (String service : SERVICES) {
                        write(service, account, request, out);
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                }))
                .orElseGet(() -> LivePersonAuthenticator.error(404, "Unknown account"));
    }

    private HttpReply service(HttpExchangeRequest request) {
        String service = request.place("service");
        return find(request)
                .filter(_ -> SERVICES.contains(service))
                .map(account -> HttpReply.json(out -> write(service, account, request, out)))
                .orElseGet(() -> LivePersonAuthenticator.error(404, "Unknown account or service"));
    }

    private HttpReply login(HttpExchangeRequest request) {
        Optional<JsonNode> body = request.json();
        return find(request)
                .filter(account -> body.isPresent()
                        && account.livePerson()
                                .username()
                                .equals(body.get().path("username").textValue())
                        && account.livePerson()
                                .password()
                                .equals(body.get().path("password").textValue()))
                .map(account -> HttpReply.json(loggedIn(bearers.issue(account.name()))))
                .orElseGet(() -> LivePersonAuthenticator.error(401, "Bad username or password"));
    }

    private static JsonDocument.DocumentWriter loggedIn(String bearer) {
        return out -> {
            out.writeStartObject();
            out.writeStringField("bearer", bearer);
            out.writeStringField("csrf", bearer.substring(0, 16));
            out.writeEndObject();
        };
    }

    private Optional<SimulatedAccount> find(HttpExchangeRequest request) {
        return accounts.find(options -> options.livePerson().accountId(), request.place("account"));
    }

    /** A base URI has no scheme. */
    private static void write(String service, SimulatedAccount account, HttpExchangeRequest request, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("service", service);
        out.writeStringField("account", account.livePerson().accountId());
        out.writeStringField("baseURI", request.host());
        out.writeEndObject();
    }
}
