/**
 * Builds an ONNX file node by node; the border to onnx-proto. The package is CommonJS without names that an ES import
 * could see, so its values come by the default import and its types by a named one.
 */
import type { onnx } from 'onnx-proto'
import onnxProto from 'onnx-proto'

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx
const { DataType } = TensorProto

/** The domain of onnxruntime's own operators; the standard ones have the empty domain. */
export const microsoft = 'com.microsoft'

type Constant = Float32Array | Uint8Array | Int8Array | BigInt64Array

export type NodeCall = {
  readonly operator: string
  readonly domain?: typeof microsoft
  /** Names of constants, of graph inputs or of other nodes' outputs; '' leaves an optional input out. */
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: readonly onnx.IAttributeProto[]
}

/** A graph input or output; a dimension is a size, or a name where it may be any. */
export type Signature = {
  readonly name: string
  readonly type: 'float32' | 'int64'
  readonly shape: readonly (number | string)[]
}

export type GraphBuilder = {
  /** Adds a constant and returns its name. */
  constant(name: string, values: Constant, shape: readonly number[]): string
  /** Adds a node and returns the name of its output. */
  node(call: NodeCall): string
  /** The model file's bytes. */
  encode(inputs: readonly Signature[], outputs: readonly Signature[]): Uint8Array
}

export const dataTypes = { float32: DataType.FLOAT, int32: DataType.INT32, int64: DataType.INT64 }

export function int(name: string, value: number): onnx.IAttributeProto {
  return { name, type: AttributeProto.AttributeType.INT, i: value }
}

export function float(name: string, value: number): onnx.IAttributeProto {
  return { name, type: AttributeProto.AttributeType.FLOAT, f: value }
}

export function createGraphBuilder(): GraphBuilder {
  const nodes: onnx.INodeProto[] = []
  const constants: onnx.ITensorProto[] = []
  return {
    constant(name, values, shape) {
      constants.push({ name, dataType: dataTypeOf(values), dims: [...shape], rawData: bytesOf(values) })
      return name
    },
    node({ operator, domain = '', inputs, output, attributes = [] }) {
      const name = `${operator}_${nodes.length}`
      nodes.push({ name, opType: operator, domain, input: [...inputs], output: [output], attribute: [...attributes] })
      return output
    },
    encode(inputs, outputs) {
      const graph = {
        name: 'e5',
        node: nodes,
        initializer: constants,
        input: inputs.map(valueInfo),
        output: outputs.map(valueInfo),
      }
      return ModelProto.encode(modelOf(graph)).finish()
    },
  }
}

function modelOf(graph: onnx.IGraphProto): onnx.IModelProto {
  return {
    irVersion: 9,
    // A name without meaning to any reader. It stays, because it is part of the bytes that the checksum and every
    // stored vector's fingerprint stand for.
    producerName: 'bench',
    opsetImport: [
      // The first version with LayerNormalization.
      { domain: '', version: 17 },
      { domain: microsoft, version: 1 },
    ],
    graph,
  }
}

function dataTypeOf(values: Constant): onnx.TensorProto.DataType {
  if (values instanceof Float32Array) return DataType.FLOAT
  if (values instanceof Uint8Array) return DataType.UINT8
  if (values instanceof Int8Array) return DataType.INT8
  return DataType.INT64
}

/** ONNX wants little-endian bytes, which is the order of a typed array on every processor that onnxruntime runs on. */
function bytesOf(values: Constant): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

function valueInfo({ name, type, shape }: Signature): onnx.IValueInfoProto {
  const dim = shape.map(size => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }))
  return { name, type: { tensorType: { elemType: dataTypes[type], shape: { dim } } } }
}
