package broadsheet.packing;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * One class for all lambdas of a class that have the same shape. A number tells an instance which lambda it is. A cold
 * start pays for each class that it loads, so fewer classes make it faster.
 */
final class LambdaClass {
    private static final String WHICH = "which";

    private final Type name;
    private final Lambda shape;
    private final List<Lambda> lambdas = new ArrayList<>();

    /**
     * Creates a class without lambdas.
     *
     * @param name the internal name of the class to generate
     * @param shape a lambda of the shape that all lambdas of this class have
     */
    LambdaClass(String name, Lambda shape) {
        this.name = Type.getObjectType(name);
        this.shape = shape;
    }

    String name() {
        return name.getInternalName();
    }

    /** Adds a lambda, and returns its number. */
    int add(Lambda lambda) {
        lambdas.add(lambda);
        return lambdas.size() - 1;
    }

    /** The factory method, which takes the captured values and the lambda's number. */
    Method factory() {
        return new Method("of", name, withNumber());
    }

    private Type[] withNumber() {
        return Stream.concat(shape.kept().stream(), Stream.of(Type.INT_TYPE)).toArray(Type[]::new);
    }

    byte[] write(int version, String nestHost) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        String[] interfaces = {shape.type().getInternalName()};
        writer.visit(version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name(), null, "java/lang/Object", interfaces);
        writer.visitNestHost(nestHost);
        writer.visitField(ACC_FINAL, WHICH, "I", null, null);
        List<Type> kept = shape.kept();
        for (int i = 0; i < kept.size(); i++) {
            writer.visitField(ACC_FINAL, "c" + i, kept.get(i).getDescriptor(), null, null);
        }
        construct(writer);
        make(writer);
        implement(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void construct(ClassWriter writer) {
        var code = new GeneratorAdapter(0, new Method("<init>", Type.VOID_TYPE, withNumber()), null, null, writer);
        code.loadThis();
        code.invokeConstructor(Type.getType(Object.class), Method.getMethod("void <init> ()"));
        List<Type> kept = shape.kept();
        for (int i = 0; i <= kept.size(); i++) {
            code.loadThis();
            code.loadArg(i);
            if (i < kept.size()) {
                code.putField(name, "c" + i, kept.get(i));
            } else {
                code.putField(name, WHICH, Type.INT_TYPE);
            }
        }
        code.returnValue();
        code.endMethod();
    }

    private void make(ClassWriter writer) {
        var code = new GeneratorAdapter(ACC_STATIC, factory(), null, null, writer);
        code.newInstance(name);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(name, new Method("<init>", Type.VOID_TYPE, withNumber()));
        code.returnValue();
        code.endMethod();
    }

    private void implement(ClassWriter writer) {
        var code = new GeneratorAdapter(ACC_PUBLIC, shape.method(), null, null, writer);
        if (lambdas.size() == 1) {
            call(code, lambdas.get(0));
        } else {
            code.loadThis();
            code.getField(name, WHICH, Type.INT_TYPE);
            Label[] labels = Stream.generate(Label::new).limit(lambdas.size()).toArray(Label[]::new);
            code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
            for (int i = 0; i < labels.length; i++) {
                code.mark(labels[i]);
                call(code, lambdas.get(i));
            }
        }
        code.endMethod();
    }

    private void call(GeneratorAdapter code, Lambda lambda) {
        Handle target = lambda.target();
        Type owner = Type.getObjectType(target.getOwner());
        boolean constructs = target.getTag() == H_NEWINVOKESPECIAL;
        if (constructs) {
            code.newInstance(owner);
            code.dup();
        }
        List<Type> taken = lambda.taken();
        List<Type> kept = shape.kept();
        Type[] arguments = lambda.method().getArgumentTypes();
        for (int i = 0; i < taken.size(); i++) {
            if (i < kept.size()) {
                code.loadThis();
                code.getField(name, "c" + i, kept.get(i));
                convert(code, kept.get(i), taken.get(i));
            } else {
                code.loadArg(i - kept.size());
                convert(code, arguments[i - kept.size()], taken.get(i));
            }
        }
        code.visitMethodInsn(
                switch (target.getTag()) {
                    case H_INVOKESTATIC -> INVOKESTATIC;
                    case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
                    case H_INVOKEINTERFACE -> INVOKEINTERFACE;
                    // This works for private methods too, because the class belongs to the same nest.
                    default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
                },
                target.getOwner(),
                target.getName(),
                target.getDesc(),
                target.isInterface());
        Type given = constructs ? owner : Type.getReturnType(target.getDesc());
        Type wanted = lambda.method().getReturnType();
        if (wanted.equals(Type.VOID_TYPE) && given.getSize() == 2) {
            code.pop2();
        } else if (wanted.equals(Type.VOID_TYPE) && given.getSize() == 1) {
            code.pop();
        } else {
            convert(code, given, wanted);
        }
        code.returnValue();
    }

    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (Lambda.isPrimitive(from) && Lambda.isPrimitive(to)) {
            code.cast(from, to);
        } else if (Lambda.isPrimitive(from)) {
            code.valueOf(from);
        } else {
            // Casts a reference, or unboxes a wrapper.
            code.unbox(to);
        }
    }
}
