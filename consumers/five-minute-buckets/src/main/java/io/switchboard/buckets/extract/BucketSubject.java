package io.switchboard.buckets.extract;

/**
 * What a bucket is of.
 *
 * @param kind what the id names
 * @param id an agent's id; the kind of a queue and its id; a skill's id and an agent's. Two parts are separated by a
 *     zero character
 */
public record BucketSubject(SubjectKind kind, String id) {
    /** Kinds of buckets. */
    public enum SubjectKind {
        /** An agent. */
        AGENT,
        /** A queue, campaign, skill or account. */
        QUEUE,
        /** An agent, as far as the work was of one skill. Not a topic: only asked for. */
        IN_SKILL
    }

    /** A kind of queue: one in which contacts wait. */
    static final String LINE = "queue";

    /** The id of all of a kind together. */
    static final String ALL = "all";

    private static final char SEPARATOR = '\0';

    /** An agent. */
    public static BucketSubject agent(String id) {
        return new BucketSubject(SubjectKind.AGENT, id);
    }

    /** A queue, campaign, skill or account. */
    public static BucketSubject queue(String kind, String id) {
        return new BucketSubject(SubjectKind.QUEUE, kind + SEPARATOR + id);
    }

    /** An agent in a skill. */
    public static BucketSubject inSkill(String skill, String agent) {
        return new BucketSubject(SubjectKind.IN_SKILL, skill + SEPARATOR + agent);
    }

    /** The id's part before the separator; the whole id of an agent. */
    public String first() {
        int end = id.indexOf(SEPARATOR);
        return end < 0 ? id : id.substring(0, end);
    }

    /** The id's part behind the separator; the whole id of an agent. */
    public String last() {
        return id.substring(id.indexOf(SEPARATOR) + 1);
    }
}
