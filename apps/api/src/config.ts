import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { clerkVariables, readClerkSettings } from './config-clerk'
import { BadConfiguration, origins } from './config-values'
import type { S3Settings } from './storage/s3-storage'

const requestsPerMinute = (fallback: number) =>
  z.coerce.number().int().min(0).max(10_000_000).default(fallback)

/** More than a database's cores can work on only makes each request wait for the others. */
const usualPoolSize = Math.min(2 * os.availableParallelism() + 1, 10)

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().min(1).default('0.0.0.0'),
  NEXA_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(usualPoolSize),
  ANSWER_CACHE_BYTES: z.coerce.number().int().min(0).max(10_000_000_000).default(33_554_432),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CORS_ORIGIN: origins.default([]),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  AUTH_PROVIDER: z.enum(['local', 'clerk']).optional(),
  AUTH_SECRET: z.string().min(32, 'Expected at least 32 characters').optional(),
  ...clerkVariables,
  STORAGE: z.enum(['disk', 's3']).default('disk'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_PATH_STYLE: z.stringbool().optional(),
  AWS_REGION: z.string().min(1).default('us-east-1'),
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  MAX_UPLOAD_BYTES: z.coerce.number().int().min(1).max(5_000_000_000).default(52_428_800),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().includes('@').max(320).optional(),
  RATE_LIMIT_ANONYMOUS: requestsPerMinute(100),
  RATE_LIMIT_USER: requestsPerMinute(1_200),
  RATE_LIMIT_WORKSPACE: requestsPerMinute(6_000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

/** Every variable that means something here. */
export const environmentNames = Object.keys(environment.shape)

export type Config = ReturnType<typeof readConfig>

/** The only reader of the environment. An empty value counts as not set. */
export function readConfig(variables: Record<string, string | undefined> = process.env) {
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '')
  const parsed = environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) throw new BadConfiguration(explain(parsed.error))
  const env = parsed.data
  if (env.NODE_ENV === 'production' && env.DATABASE_URL && !env.AUTH_SECRET) {
    throw new BadConfiguration(
      'AUTH_SECRET must be set in production with a DATABASE_URL, the same for every instance: take the output of "openssl rand -base64 32".',
    )
  }
  if (env.SMTP_URL && !env.MAIL_FROM) {
    throw new BadConfiguration(
      'MAIL_FROM must be set with SMTP_URL: the sender of mails, such as "Nexa <nexa@example.com>".',
    )
  }
  return {
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    dataDir: path.resolve(env.NEXA_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    answerCacheBytes: env.ANSWER_CACHE_BYTES,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    corsOrigins: env.CORS_ORIGIN,
    trustedProxies: env.TRUSTED_PROXIES,
    authSecret: env.AUTH_SECRET,
    clerk: readClerkSettings(env),
    files: {
      folder: path.resolve(env.NEXA_DATA_DIR, 'attachments'),
      maxUploadBytes: env.MAX_UPLOAD_BYTES,
      s3: env.STORAGE === 's3' ? s3Settings(env) : null,
    },
    rateLimits: {
      anonymous: env.RATE_LIMIT_ANONYMOUS,
      user: env.RATE_LIMIT_USER,
      workspace: env.RATE_LIMIT_WORKSPACE,
    },
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : null,
    logLevel: env.LOG_LEVEL,
  }
}

function s3Settings(env: z.infer<typeof environment>): S3Settings {
  const { S3_BUCKET, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, S3_ENDPOINT } = env
  if (!S3_BUCKET || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new BadConfiguration(
      'STORAGE=s3 needs S3_BUCKET, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and S3_ENDPOINT unless it is Amazon.',
    )
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: env.AWS_REGION,
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    // Only Amazon gives every bucket a host name of its own without being set up for it.
    isPathStyle: env.S3_PATH_STYLE ?? S3_ENDPOINT !== undefined,
  }
}

const explain = (error: z.ZodError) =>
  ['The configuration is not valid:', ...error.issues.map(line)].join('\n')

const line = ({ path: [name], message }: z.core.$ZodIssue) => `  ${String(name)}: ${message}`
