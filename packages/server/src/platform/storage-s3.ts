/** How an S3-compatible store is reached. */
export interface S3Settings {
  /** Left out: Amazon's own, by region. */
  endpoint: string | undefined;
  region: string;
  /** Left out: the keys that the machine itself has, by its role or its files. */
  keys: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** How a file is stored. */
export interface S3Header {
  contentType: string;
  cacheControl: string;
}

/** Files below one prefix of a bucket. */
export interface S3Folder {
  put(name: string, bytes: Uint8Array, header: S3Header, signal: AbortSignal): Promise<void>;
  /** Undefined when there is no such file. */
  get(name: string, signal: AbortSignal): Promise<Buffer | undefined>;
  /** Nothing happens when it is not there. */
  remove(name: string, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** `s3://bucket/prefix`: the bucket and the prefix, which may be left out. */
export const S3_ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/*$/;

/**
 * Opens the files below `s3://bucket/prefix`. The library is loaded here, so that nobody else pays for it.
 *
 * @throws Error when the address has another form
 */
export async function openS3(address: string, settings: S3Settings): Promise<S3Folder> {
  const [, Bucket, prefix] = S3_ADDRESS.exec(address) ?? [];
  if (Bucket === undefined)
    throw new Error(`"${address}" is no address of a bucket. Write it as s3://bucket/prefix.`);
  const { S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand } =
    await import('@aws-sdk/client-s3');
  const { endpoint, region, keys: credentials } = settings;
  const client = new S3Client({
    region,
    // Servers of others answer under their own name, not under one for each bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // Many of them know none of the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Whoever calls tries again, and knows how often.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 20_000, throwOnRequestTimeout: true },
  });
  const keyOf = (name: string): string => (prefix ? `${prefix}/${name}` : name);
  return {
    async put(name, bytes, { contentType, cacheControl }, abortSignal) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: keyOf(name),
          Body: bytes,
          ContentType: contentType,
          CacheControl: cacheControl,
        }),
        { abortSignal },
      );
    },
    async get(name, abortSignal) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name) }), {
          abortSignal,
        });
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async remove(name, abortSignal) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(name) }), { abortSignal });
    },
    close: () => client.destroy(),
  };
}
