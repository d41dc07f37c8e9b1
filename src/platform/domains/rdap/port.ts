/** What a registry knows of a name: `free` is a fair guess and no promise. */
export type DomainState = 'free' | 'taken' | 'unknown'

export type Rdap = {
  /** Never throws; what cannot be learnt in time is `unknown`. `domain` is registrable, in lower case and ASCII. */
  look(domain: string): Promise<DomainState>
}

declare module '#kernel/house.ts' {
  interface Ports {
    /** Null where no registry may be asked: then nothing is known of any name. */
    rdap: Rdap | null
  }
}
