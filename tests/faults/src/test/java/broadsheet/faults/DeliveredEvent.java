package broadsheet.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as its source delivers it to a function, and as it does so again after a failure.
 *
 * @param name that of its file
 * @param json what the function reads
 */
record DeliveredEvent(String name, String json) {
    static final JsonMapper JSON = JsonMapper.shared();

    String job() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Whether it is a batch of which parts may fail. */
    boolean isBatch() {
        return JSON.readTree(json).has("Records");
    }

    private boolean isOfStream() {
        return records().stream().anyMatch(record -> record.has("dynamodb"));
    }

    /** How many records it has; 0 if it is a request. */
    int size() {
        return records().size();
    }

    private List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        JSON.readTree(json).path("Records").forEach(records::add);
        return records;
    }

    /**
     * What the source delivers again after an answer: a queue the failed messages, a stream the first failed record and all
     * behind it. If none failed, it is the whole event.
     */
    DeliveredEvent redelivered(Answer answer) {
        Set<String> failed = new HashSet<>(answer.failed());
        List<JsonNode> records = records();
        if (failed.isEmpty()) {
            return this;
        }
        List<JsonNode> left = new ArrayList<>();
        boolean behind = false;
        for (JsonNode record : records) {
            boolean isFailed = failed.contains(record.path("messageId").stringValue(""))
                    || failed.contains(record.at("/dynamodb/SequenceNumber").stringValue(""));
            behind |= isFailed && isOfStream();
            if (isFailed || behind) {
                left.add(record);
            }
        }
        return of(left);
    }

    /**
     * The same records in other batches, some of which come twice. Messages of a queue come in any order; records of a stream
     * keep theirs where they are of one item, for those are in one shard.
     */
    List<DeliveredEvent> rebatched(Random random) {
        List<JsonNode> records = isOfStream() ? interleaved(random) : shuffled(random);
        List<DeliveredEvent> batches = new ArrayList<>();
        int from = 0;
        while (from < records.size()) {
            int to = from + 1 + random.nextInt(records.size() - from);
            batches.add(of(records.subList(from, to)));
            if (random.nextInt(3) == 0) {
                // It was done, but the source was not told.
                batches.add(batches.getLast());
            }
            from = to;
        }
        return batches;
    }

    private List<JsonNode> shuffled(Random random) {
        List<JsonNode> records = records();
        records.addAll(records.stream().filter(record -> random.nextBoolean()).toList());
        Collections.shuffle(records, random);
        return records;
    }

    private List<JsonNode> interleaved(Random random) {
        Map<String, Deque<JsonNode>> shards = new TreeMap<>();
        for (JsonNode record : records()) {
            shards.computeIfAbsent(record.at("/dynamodb/Keys").toString(), first -> new ArrayDeque<>())
                    .add(record);
        }
        List<JsonNode> records = new ArrayList<>();
        List<Deque<JsonNode>> left = new ArrayList<>(shards.values());
        while (!left.isEmpty()) {
            Deque<JsonNode> shard = left.get(random.nextInt(left.size()));
            records.add(shard.remove());
            left.removeIf(Deque::isEmpty);
        }
        return records;
    }

    private DeliveredEvent of(List<JsonNode> records) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode array = event.putArray("Records");
        records.forEach(array::add);
        return new DeliveredEvent(name, JSON.writeValueAsString(event));
    }
}
