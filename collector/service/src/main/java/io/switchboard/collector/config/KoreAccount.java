package io.switchboard.collector.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An account at Kore.ai.
 *
 * @param name the account's name in every event
 * @param baseUrl the server, without a trailing slash
 * @param instance what the vendor calls the account, its application and its organization
 * @param jwt how the tokens are made that the calls carry
 * @param rateLimit how often the vendor may be called
 * @param agentStatusDetails how its agents' statuses are polled, where they are
 * @param callVolume how its call volume is polled, where it is
 */
public record KoreAccount(
        String name,
        URI baseUrl,
        KoreInstance instance,
        JwtSettings jwt,
        RateLimit rateLimit,
        Optional<AgentStatusDetailsSettings> agentStatusDetails,
        Optional<CallVolumeSettings> callVolume)
        implements VendorAccount {

    /** The vendor's name in the file. */
    public static final String VENDOR = "kore";

    /** The vendor's server unless another is configured. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://platform.kore.ai");

    /** The limit unless configured: the narrowest that the vendor's public APIs are said to have. */
    public static final RateLimit DEFAULT_RATE_LIMIT = RateLimit.perMinute(60);

    private static final List<String> DATASETS = List.of(AgentStatusDetailsSettings.NAME, CallVolumeSettings.NAME);

    public KoreAccount {
        DatasetSelection.atLeastOne(VendorAccount.rules(name), DATASETS, agentStatusDetails, callVolume)
                .require(
                        callVolume.isEmpty() || !instance.orgId().isEmpty(),
                        "org-id",
                        "is missing; " + CallVolumeSettings.NAME + " needs it")
                .check();
    }

    /**
     * The vendor's ids: letters, digits, dots, dashes and underscores.
     *
     * @param accountId of the account
     * @param instanceId of the stream or application
     * @param orgId of the organization; empty where nothing asks for it
     */
    public record KoreInstance(String accountId, String instanceId, String orgId) {

        private static final KoreInstance STAND_IN = new KoreInstance("missing", "missing", "missing");

        public KoreInstance {
            RecordRules rules = new RecordRules()
                    .matches("account-id", accountId, AccountFormats.ID)
                    .matches("instance-id", instanceId, AccountFormats.ID);
            (orgId.isEmpty() ? rules : rules.matches("org-id", orgId, AccountFormats.ID)).check();
        }

        private static KoreInstance read(ConfigSection section) {
            String account = section.require("account-id", STAND_IN.accountId, ValueFormat.TEXT);
            String instance = section.require("instance-id", STAND_IN.instanceId, ValueFormat.TEXT);
            String org = section.get("org-id", "", ValueFormat.TEXT);
            return section.build(() -> new KoreInstance(account, instance, org)).orElse(STAND_IN);
        }
    }

    /**
     * How tokens are made (JWT, signed with HS256).
     *
     * @param clientId the {@code appId} of each token
     * @param clientSecret the key that signs, 32 bytes or more
     * @param subject the {@code sub} of each token, where one is wanted
     * @param lifetime how long a token is valid, 30 s to 1 day; empty for tokens that say nothing of it
     * @param jti whether each token has an id of its own, without which an application may refuse it
     */
    public record JwtSettings(
            String clientId, Secret clientSecret, Optional<String> subject, Optional<Duration> lifetime, boolean jti) {

        private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);
        private static final int KEY_BYTES = 32;
        private static final JwtSettings STAND_IN =
                new JwtSettings("missing", ConfigSection.NO_SECRET, Optional.empty(), Optional.empty(), true);

        public JwtSettings {
            int bytes = clientSecret.reveal().getBytes(UTF_8).length;
            RecordRules rules = new RecordRules()
                    .matches("client-id", clientId, AccountFormats.ID)
                    .require(
                            bytes >= KEY_BYTES,
                            "client-secret",
                            "has " + bytes + " bytes, too few to sign with HS256; write " + KEY_BYTES + " or more")
                    .require(subject.filter(String::isBlank).isEmpty(), "subject", "is blank");
            lifetime.ifPresent(life -> rules.between("lifetime", life, SHORTEST_LIFE, AccountFormats.ONE_DAY));
            rules.check();
        }

        private static JwtSettings read(ConfigSection section) {
            String clientId = section.require("client-id", STAND_IN.clientId, ValueFormat.TEXT);
            Secret clientSecret = section.requireSecret("client-secret");
            Optional<String> subject = section.get("subject", Optional.empty(), ValueFormat.orNone(ValueFormat.TEXT));
            Optional<Duration> lifetime =
                    section.get("lifetime", Optional.empty(), ValueFormat.orNone(ValueFormat.DURATION));
            boolean jti = section.get("jti", true, ValueFormat.FLAG);
            return section.build(() -> new JwtSettings(clientId, clientSecret, subject, lifetime, jti))
                    .orElse(STAND_IN);
        }
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    static Optional<VendorAccount> read(ConfigSection section) {
        String name = section.require("name", "missing", ValueFormat.TEXT);
        URI baseUrl = section.get("base-url", DEFAULT_BASE_URL, ValueFormat.URL);
        KoreInstance instance = KoreInstance.read(section);
        JwtSettings jwt = JwtSettings.read(section.section("jwt"));
        RateLimit limit = section.get(RateLimit.KEY, DEFAULT_RATE_LIMIT, RateLimit.FORMAT);
        DatasetSelection datasets = DatasetSelection.of(section, DATASETS);
        var statuses = datasets.read(AgentStatusDetailsSettings.NAME, AgentStatusDetailsSettings::read);
        var volume = datasets.read(CallVolumeSettings.NAME, CallVolumeSettings::read);
        return section.build(() -> new KoreAccount(name, baseUrl, instance, jwt, limit, statuses, volume));
    }
}
