package io.switchboard.connect;

import static io.switchboard.connect.Bench.TOPICS;

import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is in the database. */
record Tables(Database database) {
    /** What each topic's table is called. */
    private static final Map<Topic<?, ?>, String> NAMES = Map.of(
            TOPICS.state(Dataset.CONVOSO_AGENTS), "convoso_agent_monitor_agents",
            TOPICS.state(Dataset.CONVOSO_TOTALS), "convoso_agent_monitor_totals",
            TOPICS.state(Dataset.CONVOSO_PERFORMANCE), "convoso_agent_performance",
            TOPICS.state(Dataset.LIVEPERSON_CONVERSATIONS), "liveperson_msgconversation",
            TOPICS.state(Dataset.KORE_STATUS), "kore_agent_status_details",
            TOPICS.state(Dataset.KORE_VOLUME), "kore_call_volume",
            TOPICS.agentBuckets(), "agent_buckets_5m",
            TOPICS.queueBuckets(), "queue_buckets_5m");

    /** The table of the latest rows of a topic. */
    static String of(Topic<?, ?> topic) {
        return Objects.requireNonNull(NAMES.get(topic), topic.name());
    }

    /** The table of a dataset's changes. */
    static String ofChanges(Dataset<?, ?, ?> dataset) {
        return of(TOPICS.state(dataset)) + "_changes";
    }

    /** All rows of all tables. */
    Map<String, Set<Map<String, Object>>> all() throws SQLException {
        Map<String, Set<Map<String, Object>>> all = new TreeMap<>();
        for (String table : names()) {
            all.put(table, rows(table));
        }
        return all;
    }

    Set<String> names() throws SQLException {
        Set<String> names = new TreeSet<>();
        query(
                "select table_name from information_schema.tables where table_schema = 'public'",
                row -> names.add(row.getString(1)));
        return names;
    }

    /** The names and types of a table's columns. */
    Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        query(
                "select column_name, data_type from information_schema.columns where table_name = '" + table + "'",
                row -> columns.put(row.getString(1), row.getString(2)));
        return columns;
    }

    /** All rows, each as {@link Rows} gives them; none if there is no such table yet. */
    Set<Map<String, Object>> rows(String table) throws SQLException {
        Set<Map<String, Object>> rows = new HashSet<>();
        if (names().contains(table)) {
            query("select * from " + table, row -> rows.add(row(row)));
        }
        return rows;
    }

    int count(String table, String condition) throws SQLException {
        Set<Integer> count = new HashSet<>();
        query("select count(*) from %s where %s".formatted(table, condition), row -> count.add(row.getInt(1)));
        return count.iterator().next();
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                reader.read(result);
            }
        }
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, Object> row = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = plain(result, i);
            if (value != null) {
                row.put(columns.getColumnName(i), value);
            }
        }
        return row;
    }

    private static @Nullable Object plain(ResultSet result, int column) throws SQLException {
        return switch (result.getObject(column)) {
            case null -> null;
            case Integer number -> number.longValue();
            case Timestamp _ -> result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            case java.sql.Date _ -> result.getObject(column, LocalDate.class);
            case Object other -> other;
        };
    }
}
