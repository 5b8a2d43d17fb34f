// Whoever imports Greenflash needs no other module: not for models, errors and options, and not for header fields.
@_exported public import GreenflashAPI
@_exported public import GreenflashRuntime
@_exported public import HTTPTypes
