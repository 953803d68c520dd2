package io.switchboard.topic;

import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one API reports of one kind of thing: rows that are diffed and published.
 *
 * @param name the dataset's name, as in its topics: vendor, API and, where the API reports several things, the thing
 * @param key class of the key
 * @param row class of the row: its fields say how the vendor's JSON is read and what counts as a change
 * @param envelope class of the change event
 */
public record Dataset<K extends SpecificRecord, R extends SpecificRecord, E extends SpecificRecord>(
        String name, Class<K> key, Class<R> row, Class<E> envelope) {

    /** Convoso's agent monitor: agents who are logged in. */
    public static final Dataset<
                    io.switchboard.convoso.agentmonitor.agents.Key,
                    Agent,
                    io.switchboard.convoso.agentmonitor.agents.Envelope>
            CONVOSO_AGENTS = new Dataset<>(
                    "convoso.agent-monitor.agents",
                    io.switchboard.convoso.agentmonitor.agents.Key.class,
                    Agent.class,
                    io.switchboard.convoso.agentmonitor.agents.Envelope.class);

    /** Convoso's agent monitor: the campaign and queue statistics. */
    public static final Dataset<
                    io.switchboard.convoso.agentmonitor.totals.Key,
                    Totals,
                    io.switchboard.convoso.agentmonitor.totals.Envelope>
            CONVOSO_TOTALS = new Dataset<>(
                    "convoso.agent-monitor.totals",
                    io.switchboard.convoso.agentmonitor.totals.Key.class,
                    Totals.class,
                    io.switchboard.convoso.agentmonitor.totals.Envelope.class);

    /** Convoso's agent performance: what each agent did in a span of days. */
    public static final Dataset<
                    io.switchboard.convoso.agentperformance.Key,
                    Performance,
                    io.switchboard.convoso.agentperformance.Envelope>
            CONVOSO_PERFORMANCE = new Dataset<>(
                    "convoso.agent-performance",
                    io.switchboard.convoso.agentperformance.Key.class,
                    Performance.class,
                    io.switchboard.convoso.agentperformance.Envelope.class);

    /** LivePerson's messaging conversations: what was resolved in each interval. */
    public static final Dataset<
                    io.switchboard.liveperson.msgconversation.Key,
                    Metrics,
                    io.switchboard.liveperson.msgconversation.Envelope>
            LIVEPERSON_CONVERSATIONS = new Dataset<>(
                    "liveperson.msgconversation",
                    io.switchboard.liveperson.msgconversation.Key.class,
                    Metrics.class,
                    io.switchboard.liveperson.msgconversation.Envelope.class);

    /** Kore's agent status details: each stretch of one status of an agent. */
    public static final Dataset<
                    io.switchboard.kore.agentstatusdetails.Key,
                    StatusSegment,
                    io.switchboard.kore.agentstatusdetails.Envelope>
            KORE_STATUS = new Dataset<>(
                    "kore.agent-status-details",
                    io.switchboard.kore.agentstatusdetails.Key.class,
                    StatusSegment.class,
                    io.switchboard.kore.agentstatusdetails.Envelope.class);

    /** Kore's call volume: the contacts of each queue and interval. */
    public static final Dataset<io.switchboard.kore.callvolume.Key, CallVolume, io.switchboard.kore.callvolume.Envelope>
            KORE_VOLUME = new Dataset<>(
                    "kore.call-volume",
                    io.switchboard.kore.callvolume.Key.class,
                    CallVolume.class,
                    io.switchboard.kore.callvolume.Envelope.class);

    /** Every dataset there is. */
    public static List<Dataset<?, ?, ?>> all() {
        return List.of(
                CONVOSO_AGENTS,
                CONVOSO_TOTALS,
                CONVOSO_PERFORMANCE,
                LIVEPERSON_CONVERSATIONS,
                KORE_STATUS,
                KORE_VOLUME);
    }

    /** The vendor. */
    public String vendor() {
        return vendorOf(name);
    }

    /** The vendor of a dataset of this name: the name up to its first dot. */
    public static String vendorOf(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    /** The name without the vendor: the API and, where it reports several things, the thing. */
    public String nameAtVendor() {
        return name.substring(vendor().length() + 1);
    }

    /** Schema of the key. */
    public Schema keySchema() {
        return SpecificData.get().getSchema(key);
    }

    /** Schema of the row. */
    public Schema rowSchema() {
        return SpecificData.get().getSchema(row);
    }

    /** Schema of the change event. */
    public Schema envelopeSchema() {
        return SpecificData.get().getSchema(envelope);
    }
}
