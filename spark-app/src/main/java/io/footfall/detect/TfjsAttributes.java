package io.footfall.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.Base64;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** Node attributes of a TensorFlow.js topology: protocol buffer JSON, old and new spellings. */
final class TfjsAttributes {
  private TfjsAttributes() {}

  static AttrValue parse(JsonNode json) throws ModelException {
    AttrValue.Builder value = AttrValue.newBuilder();
    if (json.has("s")) {
      return value.setS(bytes(json.get("s"))).build();
    } else if (json.has("i")) {
      return value.setI(json.get("i").asLong()).build();
    } else if (json.has("f")) {
      return value.setF((float) json.get("f").asDouble()).build();
    } else if (json.has("b")) {
      return value.setB(json.get("b").asBoolean()).build();
    } else if (json.has("type")) {
      return value.setType(type(json.get("type"))).build();
    } else if (json.has("shape")) {
      return value.setShape(shape(json.get("shape"))).build();
    } else if (json.has("list")) {
      return value.setList(list(json.get("list"))).build();
    }
    throw new ModelException(
        "The model's graph has an attribute of a kind that cannot be imported: %s".formatted(json));
  }

  private static AttrValue.ListValue list(JsonNode json) throws ModelException {
    AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
    for (JsonNode item : json.path("s")) {
      list.addS(bytes(item));
    }
    for (JsonNode item : json.path("i")) {
      list.addI(item.asLong());
    }
    for (JsonNode item : json.path("f")) {
      list.addF((float) item.asDouble());
    }
    for (JsonNode item : json.path("b")) {
      list.addB(item.asBoolean());
    }
    for (JsonNode item : json.path("type")) {
      list.addType(type(item));
    }
    for (JsonNode item : json.path("shape")) {
      list.addShape(shape(item));
    }
    return list.build();
  }

  static TensorShapeProto shape(JsonNode json) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().setUnknownRank(json.path("unknownRank").asBoolean());
    for (JsonNode dim : json.path("dim")) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(dim.path("size").asLong()));
    }
    return shape.build();
  }

  static DataType type(JsonNode json) throws ModelException {
    try {
      return json.isInt() ? DataType.forNumber(json.asInt()) : DataType.valueOf(json.asText());
    } catch (IllegalArgumentException e) {
      throw new ModelException("The model's graph has the unknown data type %s".formatted(json), e);
    }
  }

  /** Base64 in current files, a list of byte values in old ones. */
  private static ByteString bytes(JsonNode json) {
    if (!json.isArray()) {
      return ByteString.copyFrom(Base64.getDecoder().decode(json.asText()));
    }
    byte[] bytes = new byte[json.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) json.get(i).asInt();
    }
    return ByteString.copyFrom(bytes);
  }
}
