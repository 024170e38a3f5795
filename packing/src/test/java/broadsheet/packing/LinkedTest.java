package broadsheet.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

final class LinkedTest {
    private static final String NAME = Lambdas.class.getName().replace('.', '/');

    @Test
    void linkedLambdasBehaveAsBefore() throws Exception {
        Map<String, byte[]> linked = linked();
        Object got = new Loader(linked)
                .loadClass(Lambdas.class.getName())
                .asSubclass(Callable.class)
                .getDeclaredConstructor()
                .newInstance()
                .call();
        assertEquals(new Lambdas().call(), got);
    }

    @Test
    void noLambdaIsLeftToLink() throws IOException {
        assertTrue(bootstraps(bytes("")).contains("metafactory"));
        Map<String, byte[]> linked = linked();
        linked.values().forEach(each -> assertFalse(bootstraps(each).contains("metafactory"), () -> bootstraps(each)));
    }

    @Test
    void lambdasOfOneShapeAreOneClass() throws IOException {
        long classes = linked().keySet().stream()
                .filter(path -> path.contains("$$Lambda"))
                .count();
        assertEquals(14, classes, "of 17 lambdas, 4 are functions that capture nothing");
    }

    private static Map<String, byte[]> linked() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(Map.of("notes.txt", new byte[] {1}));
        for (String each : List.of("", "$Inner", "$Named")) {
            files.put(NAME + each + ".class", bytes(each));
        }
        return Linked.of(files);
    }

    private static byte[] bytes(String inner) throws IOException {
        try (InputStream in = LinkedTest.class.getResourceAsStream("Lambdas" + inner + ".class")) {
            return in.readAllBytes();
        }
    }

    private static String bootstraps(byte[] bytes) {
        var found = new StringBuilder();
        if (bytes.length == 1) {
            return "";
        }
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String called, String descriptor, Handle bootstrap, Object... arguments) {
                                        found.append(bootstrap.getName());
                                    }
                                };
                            }
                        },
                        0);
        return found.toString();
    }

    /** Defines the given classes itself, with the verifier on. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> files;

        private Loader(Map<String, byte[]> files) {
            super(LinkedTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = files.get(name.replace('.', '/') + ".class");
            Class<?> there = findLoadedClass(name);
            if (bytes == null || there != null) {
                return there == null ? super.loadClass(name, resolve) : there;
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
