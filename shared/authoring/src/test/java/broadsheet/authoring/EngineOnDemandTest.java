package broadsheet.authoring;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.validation.FieldErrors;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The JavaScript engine costs a second and some megabytes, which only a text with a formula may cost. */
class EngineOnDemandTest {
    private final Recorder loader = new Recorder();

    @Test
    void textWithoutAFormulaLoadsNothingOfTheEngine() throws Exception {
        render("# Prices\n\nFrom $5 to $10, `code` and [a link](b).\n\n```java\nint a;\n```\n\n| a |\n|---|\n| b |\n");
        assertEquals("", loader.asked.stream().collect(joining("\n")));
    }

    @Test
    void formulaLoadsTheEngine() throws Exception {
        render("$`a`$");
        assertTrue(loader.asked.contains("io.roastedroot.quickjs4j.core.Engine"), loader.asked::toString);
    }

    private void render(String markdown) throws Exception {
        Class<?> illustrations = loader.loadClass(Illustrations.class.getName());
        Constructor<?> made = illustrations.getDeclaredConstructor(Supplier.class);
        made.setAccessible(true);
        Method render = loader.loadClass(Markdown.class.getName())
                .getDeclaredMethod(
                        "render", String.class, int.class, int.class, illustrations, FieldErrors.class, Consumer.class);
        render.setAccessible(true);
        Supplier<Map<?, ?>> none = Map::of;
        Consumer<String> ignored = note -> {};
        render.invoke(null, markdown, 0, 0, made.newInstance(none), new FieldErrors(), ignored);
    }

    /** Defines the classes of this package anew, and notes what they need of the engine. */
    private static final class Recorder extends ClassLoader {
        private final Set<String> asked = new TreeSet<>();

        Recorder() {
            super(EngineOnDemandTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.roastedroot.") || name.startsWith("run.endive.")) {
                asked.add(name);
            }
            if (!name.startsWith("broadsheet.authoring.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
