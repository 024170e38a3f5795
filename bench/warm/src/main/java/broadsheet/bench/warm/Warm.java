package broadsheet.bench.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures warm functions. Arguments: the number of warm-up rounds, the number of measured rounds, a file of
 * preparatory calls, and a file of calls to measure. For each measured call it prints a line of JSON: the AWS requests
 * ({@code asked}), and for each way the elapsed and processor time in nanoseconds and the allocated bytes.
 */
final class Warm {
    private Warm() {}

    /** The environment is that of the functions. */
    public static void main(String[] arguments) throws IOException {
        Tape tape = Tape.install();
        for (Call call : calls(arguments[2])) {
            call.costOn(call.instance());
        }
        var bare = new Bare();
        var kept = new Kept(
                bare,
                List.of(System.getenv("TABLE_NAME"), System.getenv("DRAFTS_TABLE_NAME")),
                List.of(System.getenv("BUCKET_NAME"), System.getenv("UPLOADS_BUCKET_NAME")));
        List<Subject> subjects = new ArrayList<>();
        for (Call call : calls(arguments[3])) {
            subjects.add(new Subject(call, bare, kept, tape));
        }
        measure(subjects, Integer.parseInt(arguments[0]));
        subjects.forEach(Subject::forget);
        measure(subjects, Integer.parseInt(arguments[1]));
        subjects.forEach(subject -> System.out.println(subject.json()));
    }

    private static List<Call> calls(String file) throws IOException {
        return Files.readAllLines(Path.of(file), UTF_8).stream().map(Call::of).toList();
    }

    private static void measure(List<Subject> subjects, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : subjects) {
                if (subject.takesPartIn(round)) {
                    subject.round();
                }
            }
        }
    }
}
