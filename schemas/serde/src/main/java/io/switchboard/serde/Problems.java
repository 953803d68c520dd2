package io.switchboard.serde;

/** The sentences for failed calls of the registry: what happened, what the registry said, what to do. */
final class Problems {
    private Problems() {}

    static String describe(Reason reason, String purpose, RegistryProperties registry, String said) {
        String place = "The schema registry at " + registry;
        String answer = " to " + purpose + ": " + said;
        return switch (reason) {
            case UNAVAILABLE ->
                place + " could not be reached, or failed, in "
                        + registry.retry().attempts() + " attempts" + answer + ". Check that it runs and that "
                        + RegistryUrl.PROPERTY + " is right";
            case DENIED ->
                place + " denied the request" + answer
                        + ". Check basic.auth.* or bearer.auth.*, and that the user may do this";
            case UNKNOWN_SCHEMA ->
                place + " does not know what was asked of it" + answer
                        + ". Check that it is the registry of this Kafka cluster and, where "
                        + RegistryProperties.AUTO_REGISTER
                        + " is false, that the schemas were registered";
            case INCOMPATIBLE ->
                place + " refused the schema as incompatible with earlier versions" + answer
                        + ". Give new fields a default, and neither rename fields nor change their types";
            case REFUSED, MALFORMED, UNREADABLE, INVALID_RECORD -> place + " refused the request" + answer;
        };
    }
}
