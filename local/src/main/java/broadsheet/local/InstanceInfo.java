package broadsheet.local;

import broadsheet.local.accounts.Issuer;
import broadsheet.local.state.KeyValues;
import broadsheet.local.template.Bucket;
import broadsheet.local.template.Table;
import broadsheet.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The addresses and names of a running instance. {@code running.env} in the data folder contains them for as long as
 * the instance runs.
 *
 * @param openid the address of the token issuer
 * @param table the name of the table that has a stream; empty if none has
 * @param tables the names of all tables, joined by commas
 * @param bucket the name of the bucket that the distribution serves; empty if it serves none
 * @param buckets the names of all buckets, joined by commas
 * @param process the id of the process whose end stops the whole instance
 */
record InstanceInfo(
        URI site,
        URI openid,
        URI dynamodb,
        URI storage,
        String table,
        String tables,
        String bucket,
        String buckets,
        Path data,
        long process) {
    static InstanceInfo of(InstanceLayout plan, Template template, long process) {
        return new InstanceInfo(
                plan.siteUri(),
                Issuer.uri(plan.openid()),
                plan.dynamodbUri(),
                plan.storageUri(),
                template.tables().stream()
                        .filter(table -> table.stream().isPresent())
                        .map(Table::name)
                        .findFirst()
                        .orElse(""),
                template.tables().stream().map(Table::name).collect(Collectors.joining(",")),
                template.distribution().bucket().map(Bucket::name).orElse(""),
                template.buckets().stream().map(Bucket::name).collect(Collectors.joining(",")),
                plan.data(),
                process);
    }

    /** The facts of the instance that runs on a data folder; empty if none runs. */
    static Optional<InstanceInfo> read(Path data) {
        Map<String, String> values = KeyValues.read(file(data));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InstanceInfo(
                URI.create(values.getOrDefault("SITE", "")),
                URI.create(values.getOrDefault("OIDC", "")),
                URI.create(values.getOrDefault("DYNAMODB", "")),
                URI.create(values.getOrDefault("S3", "")),
                values.getOrDefault("TABLE", ""),
                values.getOrDefault("TABLES", ""),
                values.getOrDefault("BUCKET", ""),
                values.getOrDefault("BUCKETS", ""),
                data,
                Long.parseLong(values.getOrDefault("PID", "0"))));
    }

    void write() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("SITE", site.toString());
        values.put("OIDC", openid.toString());
        values.put("DYNAMODB", dynamodb.toString());
        values.put("S3", storage.toString());
        values.put("SQS", storage.toString());
        values.put("TABLE", table);
        values.put("TABLES", tables);
        values.put("BUCKET", bucket);
        values.put("BUCKETS", buckets);
        values.put("PID", Long.toString(process));
        KeyValues.write(file(data), values);
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(data), e);
        }
    }

    /** The facts as lines for the console. */
    List<String> lines() {
        return List.of(
                "Site         " + site + "/",
                "DynamoDB     " + dynamodb + "  tables " + tables,
                "S3, SQS      " + storage + "  buckets " + buckets,
                "OpenID       " + openid,
                "Data         " + data);
    }

    private static Path file(Path data) {
        return data.resolve("running.env");
    }
}
