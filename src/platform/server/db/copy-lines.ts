/** Lines in the text form of COPY, gathered as bytes: joined to one text first, each of them would be written twice. */
export class CopyLines {
  #bytes: Buffer
  #end = 0

  /** @param guess of their bytes together; more of them find room */
  constructor(guess: number) {
    this.#bytes = Buffer.allocUnsafe(guess)
  }

  add(line: string): void {
    const most = line.length * 3
    if (this.#bytes.length - this.#end < most) {
      const more = Buffer.allocUnsafe((this.#end + most) * 2)
      this.#bytes.copy(more, 0, 0, this.#end)
      this.#bytes = more
    }
    this.#end += this.#bytes.write(line, this.#end)
  }

  /** All lines so far. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }
}
