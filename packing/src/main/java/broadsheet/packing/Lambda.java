package broadsheet.packing;

import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Method;

/**
 * A lambda or method reference as javac compiles it, to be linked when it is first evaluated.
 *
 * @param type the interface that it implements
 * @param captured the types of its captured values
 * @param method the interface's method, erased
 * @param target the method that the interface's method calls
 */
record Lambda(Type type, List<Type> captured, Method method, Handle target) {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /**
     * The lambda that an invokedynamic instruction creates; empty if the instruction creates something else or a
     * serializable lambda.
     */
    static Optional<Lambda> of(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals(FACTORY) || !bootstrap.getName().equals("metafactory")) {
            return Optional.empty();
        }
        var lambda = new Lambda(
                Type.getReturnType(descriptor),
                List.of(Type.getArgumentTypes(descriptor)),
                new Method(name, ((Type) arguments[0]).getDescriptor()),
                (Handle) arguments[1]);
        return Optional.of(lambda).filter(each -> each.isPlain((Type) arguments[2]));
    }

    /** The types of the target's arguments, including the receiver. */
    List<Type> taken() {
        List<Type> taken = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
        if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
            taken.add(0, Type.getObjectType(target.getOwner()));
        }
        return taken;
    }

    /**
     * The field types of the captured values. References are stored as Object, so that more lambdas can share a class.
     */
    List<Type> kept() {
        return captured.stream()
                .map(each -> isPrimitive(each) ? each : Type.getType(Object.class))
                .toList();
    }

    /** A key that is equal for lambdas that one class can implement. */
    String shape() {
        return type + kept().toString() + method;
    }

    /**
     * Whether all arguments match, or need only a cast or their own wrapper type. Other conversions stay with the
     * JVM's linker.
     */
    private boolean isPlain(Type instantiated) {
        List<Type> given = new ArrayList<>(captured);
        given.addAll(List.of(instantiated.getArgumentTypes()));
        List<Type> taken = taken();
        for (int i = 0; i < taken.size(); i++) {
            if (isPrimitive(taken.get(i)) != isPrimitive(given.get(i)) && !isItsBox(taken.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isItsBox(Type one, Type other) {
        Type primitive = isPrimitive(one) ? one : other;
        Type reference = isPrimitive(one) ? other : one;
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> reference.equals(Type.getType(Boolean.class));
            case Type.CHAR -> reference.equals(Type.getType(Character.class));
            default -> reference.getInternalName().startsWith("java/lang/");
        };
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
