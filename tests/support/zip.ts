import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive; `declaredSize` is what its headers say instead of the truth. */
export type ZipEntry = { name: string; content: Buffer; declaredSize?: number }

/** A zip archive made byte by byte, so that its headers can lie. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content)
    const name = Buffer.from(entry.name)
    const fields = commonFields(entry, packed.length, name.length)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.alloc(2), name, packed])
    const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, Buffer.alloc(16), name])
    central.writeUInt32LE(offset, 42)
    locals.push(local)
    directory.push(central)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

function commonFields(entry: ZipEntry, packedSize: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(24)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(entry.content), 10)
  fields.writeUInt32LE(packedSize, 14)
  fields.writeUInt32LE(entry.declaredSize ?? entry.content.length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}
