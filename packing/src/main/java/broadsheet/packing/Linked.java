package broadsheet.packing;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.V11;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.commons.GeneratorAdapter;

/** Links the lambdas of classes at build time instead of at run time. */
final class Linked {
    /** The linked files and the generated classes, by path. */
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * The generated classes by nest host. They must be added to the host's class file, since only the host lists its
     * nest's members.
     */
    private final Map<String, List<String>> nests = new HashMap<>();

    private Linked() {}

    /** Links the lambdas of all classes among the files. Returns the files and the generated classes, by path. */
    static Map<String, byte[]> of(Map<String, byte[]> files) {
        var linked = new Linked();
        files.forEach((path, bytes) -> linked.files.put(path, path.endsWith(".class") ? linked.link(bytes) : bytes));
        linked.nests.forEach((host, members) ->
                linked.files.computeIfPresent(host + ".class", (path, bytes) -> withMembers(bytes, members)));
        return linked.files;
    }

    private byte[] link(byte[] bytes) {
        var reader = new ClassReader(bytes);
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        var linker = new Linker(writer);
        reader.accept(linker, 0);
        if (linker.lambdas.isEmpty()) {
            return bytes;
        }
        linker.lambdas.values().forEach(each -> {
            files.put(each.name() + ".class", each.write(linker.version, linker.host));
            nests.computeIfAbsent(linker.host, host -> new ArrayList<>()).add(each.name());
        });
        return writer.toByteArray();
    }

    private static byte[] withMembers(byte[] bytes, List<String> members) {
        var writer = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(ASM9, writer) {
                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String name,
                                    String signature,
                                    String parent,
                                    String[] interfaces) {
                                super.visit(Math.max(version, V11), access, name, signature, parent, interfaces);
                            }

                            @Override
                            public void visitEnd() {
                                members.forEach(this::visitNestMember);
                                super.visitEnd();
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Replaces each invokedynamic instruction of a lambda with a call of the generated class's factory. */
    private static final class Linker extends ClassVisitor {
        private final Map<String, LambdaClass> lambdas = new LinkedHashMap<>();
        private String name = "";
        private String host = "";
        private int version;

        private Linker(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visit(
                int given, int access, String className, String signature, String parent, String[] interfaces) {
            version = Math.max(given, V11);
            name = className;
            host = className;
            super.visit(version, access, className, signature, parent, interfaces);
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
            super.visitNestHost(nestHost);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
            return new MethodVisitor(ASM9, next) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    Optional<Lambda> lambda = Lambda.of(called, type, bootstrap, arguments);
                    if (lambda.isEmpty()) {
                        super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                        return;
                    }
                    LambdaClass made = lambdas.computeIfAbsent(
                            lambda.get().shape(),
                            shape -> new LambdaClass(name + "$$Lambda" + lambdas.size(), lambda.get()));
                    push(made.add(lambda.get()));
                    super.visitMethodInsn(
                            INVOKESTATIC,
                            made.name(),
                            made.factory().getName(),
                            made.factory().getDescriptor(),
                            false);
                }

                private void push(int number) {
                    new GeneratorAdapter(mv, access, method, descriptor).push(number);
                }
            };
        }
    }
}
