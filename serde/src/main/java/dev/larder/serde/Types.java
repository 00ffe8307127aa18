package dev.larder.serde;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What a type is at run time. */
final class Types {
    private Types() {}

    /** {@return the type, and for a primitive one the boxed one, as which a null can be read} */
    static Type boxed(Type type) {
        return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
    }

    /** {@return the class that values of a type are instances of; for a primitive type that of the boxed value} */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return MethodType.methodType(c).wrap().returnType();
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        throw new IllegalArgumentException(
                type.getTypeName() + " is not known at run time; name a class, or a generic type without variables");
    }
}
