package io.footfall.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.DataType;

/**
 * The tensors of a TensorFlow.js model by name, cut from its binary shards in manifest order.
 *
 * <p>Half-precision weights are widened, which is exact. Weights quantised to one or two bytes
 * become {@code quantum * scale + min} in single precision (whole numbers are rounded).
 */
final class TfjsWeights {

  /** One tensor, its values in little-endian order. */
  record Tensor(DataType type, long[] shape, ByteString bytes) {}

  private TfjsWeights() {}

  /**
   * Cuts one group of the manifest.
   *
   * @param weights the group's list of names, shapes and types
   * @param bytes the group's shards, one after the other
   */
  static Map<String, Tensor> cut(JsonNode weights, byte[] bytes) throws ModelException {
    Map<String, Tensor> tensors = new HashMap<>();
    int offset = 0;
    for (JsonNode weight : weights) {
      String name = weight.path("name").asText();
      long[] shape = new long[weight.path("shape").size()];
      int count = 1;
      for (int i = 0; i < shape.length; i++) {
        shape[i] = weight.get("shape").get(i).asLong();
        count = Math.multiplyExact(count, Math.toIntExact(shape[i]));
      }
      String type = weight.path("dtype").asText();
      JsonNode quantization = weight.path("quantization");
      String stored = quantization.path("dtype").asText(type);
      int length = Math.multiplyExact(count, size(name, stored));
      if (offset + length > bytes.length) {
        throw new ModelException(
            "The model's weights end before '%s'. Fetch the model again.".formatted(name));
      }
      ByteString raw = ByteString.copyFrom(bytes, offset, length);
      tensors.put(name, tensor(name, type, stored, quantization, shape, raw));
      offset += length;
    }
    if (offset != bytes.length) {
      throw new ModelException(
          "The model's weights have %d bytes, but its manifest describes %d. Fetch the model again."
              .formatted(bytes.length, offset));
    }
    return tensors;
  }

  private static Tensor tensor(
      String name, String type, String stored, JsonNode quantization, long[] shape, ByteString raw)
      throws ModelException {
    if (stored.equals("float16")) {
      return new Tensor(DataType.DT_FLOAT, shape, widened(raw));
    }
    if (stored.equals(type)) {
      return switch (type) {
        case "float32" -> new Tensor(DataType.DT_FLOAT, shape, raw);
        case "int32" -> new Tensor(DataType.DT_INT32, shape, raw);
        case "bool" -> new Tensor(DataType.DT_BOOL, shape, raw);
        default -> throw unknown(name, type);
      };
    }
    return dequantized(name, type, stored, quantization, shape, raw);
  }

  private static ByteString widened(ByteString halves) {
    ByteBuffer in = halves.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(halves.size() * 2).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putFloat(widened(in.getShort()));
    }
    return ByteString.copyFrom(out.array());
  }

  /** The value of an IEEE 754 half: 1 sign bit, 5 exponent bits, 10 fraction bits. */
  static float widened(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
    }
    return half < 0 ? -magnitude : magnitude;
  }

  private static Tensor dequantized(
      String name, String type, String stored, JsonNode quantization, long[] shape, ByteString raw)
      throws ModelException {
    double scale = quantization.path("scale").asDouble();
    double min = quantization.path("min").asDouble();
    int size = size(name, stored);
    ByteBuffer in = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out =
        ByteBuffer.allocate(raw.size() / size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int quantum = size == 1 ? in.get() & 0xff : in.getShort() & 0xffff;
      double value = quantum * scale + min;
      switch (type) {
        case "float32" -> out.putFloat((float) value);
        case "int32" -> out.putInt((int) Math.rint(value));
        default -> throw unknown(name, type);
      }
    }
    DataType result = type.equals("int32") ? DataType.DT_INT32 : DataType.DT_FLOAT;
    return new Tensor(result, shape, ByteString.copyFrom(out.array()));
  }

  private static int size(String name, String stored) throws ModelException {
    return switch (stored) {
      case "float32", "int32" -> 4;
      case "float16", "uint16" -> 2;
      case "uint8", "bool" -> 1;
      default -> throw unknown(name, stored);
    };
  }

  private static ModelException unknown(String name, String type) {
    return new ModelException(
        "The model's weight '%s' is stored as '%s', which cannot be imported."
            .formatted(name, type));
  }
}
