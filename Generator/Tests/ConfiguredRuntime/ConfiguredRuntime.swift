// What a program can do that wants generated code to import a module of its own: give it the runtime under another name.
@_exported public import GreenflashRuntime
