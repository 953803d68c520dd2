package io.switchboard.collector.vendor.liveperson;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Secret;

/** Who calls LivePerson. */
sealed interface LivePersonLogin {

    /**
     * An API key: every request is signed with it (OAuth 1.0).
     *
     * @param appKey names the application
     * @param secret the application's
     * @param accessToken names the access it was given
     * @param accessTokenSecret the access's
     */
    record OAuth1Login(Secret appKey, Secret secret, Secret accessToken, Secret accessTokenSecret)
            implements LivePersonLogin {

        private static LivePersonLogin read(ConfigSection section) {
            return new OAuth1Login(
                    section.requireSecret("app-key"),
                    section.requireSecret("secret"),
                    section.requireSecret("access-token"),
                    section.requireSecret("access-token-secret"));
        }
    }

    /**
     * A token that somebody else obtained.
     *
     * @param token sent as it is
     */
    record BearerLogin(Secret token) implements LivePersonLogin {}

    /**
     * A user, who is logged in to obtain a token.
     *
     * @param username not blank
     * @param password the user's
     */
    record PasswordLogin(String username, Secret password) implements LivePersonLogin {
        public PasswordLogin {
            new RecordRules()
                    .require(!username.isBlank(), "username", "is blank")
                    .check();
        }
    }

    /** Reads the one login that the account gives. */
    static LivePersonLogin read(ConfigSection account) {
        boolean signed = account.has("oauth1");
        boolean bearer = account.has("bearer");
        if (signed && bearer) {
            account.error("bearer", "stands beside oauth1; keep one of the two");
        }
        if (signed) {
            return OAuth1Login.read(account.section("oauth1"));
        }
        if (bearer) {
            return bearer(account.section("bearer"));
        }
        account.error("oauth1", "is missing; write oauth1 with its four keys, or bearer with a token or a user");
        return new BearerLogin(ConfigSection.NO_SECRET);
    }

    private static LivePersonLogin bearer(ConfigSection section) {
        boolean named = section.has("username");
        boolean user = section.has("password") || named;
        LivePersonLogin login;
        if (section.has("token")) {
            if (user) {
                section.error("token", "stands beside a user; keep one of the two");
            }
            login = new BearerLogin(section.requireSecret("token"));
        } else if (user) {
            String username = section.require("username", "missing", ValueFormat.TEXT);
            Secret password = section.requireSecret("password");
            login = section.<LivePersonLogin>build(() -> new PasswordLogin(username, password))
                    .orElse(new BearerLogin(password));
        } else {
            section.error("token", "is missing; write token, or username and password");
            login = new BearerLogin(ConfigSection.NO_SECRET);
        }
        return login;
    }
}
